// Signing in with a passkey, confirming with one, and adding one. The button is hidden until this runs, because
// nothing of it works without scripts; every page that has it offers another way.
const WORDS = {
  "sign-in": "We could not sign you in with a passkey. Try again, or use your password.",
  "confirm": "The passkey was not accepted. Try again, or use another way.",
  "add": "No passkey was added. Try again, and follow what your device says.",
};

async function optionsFor(form) {
  if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
  return answer.json();
}

async function create(options) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.creation_options.publicKey);
  // A passkey is kept by the device and opened by its lock.
  const selection = { ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: { ...publicKey, authenticatorSelection: selection } });
}

async function get(options) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.request_options.publicKey);
  return navigator.credentials.get({ publicKey });
}

export default function passkey(form) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const button = form.querySelector("button");
  const problem = form.querySelector("[role=alert]");
  button.hidden = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      const options = await optionsFor(form);
      const credential = await (form.dataset.passkey === "add" ? create(options) : get(options));
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      problem.textContent = WORDS[form.dataset.passkey];
      problem.hidden = false;
      button.disabled = false;
    }
  });
}
