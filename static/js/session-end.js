// Warns some minutes before a session ends, wherever it was last extended, and lets the person stay.
const WARNING = 5 * 60 * 1000;
const LONGEST_TIMER = 24 * 60 * 60 * 1000; // a browser's timer would overflow in 25 days
const KEY = "session-ends";

function elsewhere() {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0; // storage is switched off: each page keeps its own time
  }
}

function tellOthers(ends) {
  try {
    localStorage.setItem(KEY, String(ends));
  } catch {
    // the other pages ask the server when their own time comes
  }
}

export default function sessionEnd(dialog) {
  const part = (name) => dialog.querySelector(`[data-session="${name}"]`);
  const form = dialog.querySelector("form"), warning = Number(dialog.dataset.warning) || WARNING;
  let ends = 0, timer;

  function lasts(seconds) {
    ends = Date.now() + seconds * 1000;
    tellOthers(ends);
    look();
  }

  function look() {
    clearTimeout(timer);
    const left = ends - Date.now();
    if (left <= 0) return over();
    if (left > warning) {
      if (dialog.open) dialog.close();
      timer = setTimeout(look, Math.min(left - warning, LONGEST_TIMER));
      return undefined;
    }
    timer = setTimeout(look, left);
    part("at").textContent = new Date(ends).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (!dialog.open) dialog.showModal();
    return undefined;
  }

  function over() {
    const link = Object.assign(document.createElement("a"), { href: location.href, className: "govuk-link", textContent: "Sign in again" });
    part("stay").hidden = true;
    dialog.querySelector("h2").textContent = "You have been signed out";
    part("said").replaceChildren(link, " to go on where you stopped.");
    if (!dialog.open) dialog.showModal();
  }

  const failed = () => { part("said").textContent = "That did not work. Try again."; };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (answer.status === 204) lasts(Number(answer.headers.get("X-Session-Seconds")));
      else if (answer.redirected) over();
      else failed();
    } catch {
      failed();
    }
  });
  part("close").addEventListener("click", () => dialog.close());
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY || elsewhere() <= ends) return;
    ends = elsewhere();
    look();
  });
  lasts(Number(dialog.dataset.seconds));
}
