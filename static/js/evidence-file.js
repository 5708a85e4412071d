// Adds a file to an answer without leaving the page. What the server says is read from the page it answers with.
const MOST = 10 * 1024 * 1024;
const TAKES = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg";
const NO_ANSWER = "The file was not added: the connection failed. Choose it again to try once more.";

function make(tag, about, ...children) {
  const element = Object.assign(document.createElement(tag), about);
  element.append(...children);
  return element;
}

function refusal(page, status) {
  if (page.querySelector(".fh-sorry") || status >= 500) return "The file was not added: something went wrong here. Try again later.";
  const told = [...page.querySelectorAll(".govuk-error-summary__list li")].map((each) => `${each.textContent.trim()}.`);
  return told.join(" ") || "The file was not added: you are signed out. Sign in on another page, then choose it again.";
}

export default function evidenceFile(element) {
  const list = element.querySelector("[data-files]"), row = element.querySelector(".fh-files__add"), link = row.querySelector("button");
  const form = element.closest("form"), statement = element.closest(".fh-q");
  const chooser = make("input", { type: "file", accept: TAKES, hidden: true, ariaLabel: "File" });
  const hidden = link.querySelector("span");
  const button = make("button", { type: "button", className: "fh-link-button" }, "Add a file", hidden ? hidden.cloneNode(true) : "");
  const said = make("div", { className: "fh-files__said" });
  said.setAttribute("role", "status");
  link.firstChild.textContent = "Add a link";
  row.prepend(button, chooser);
  row.after(said);

  const tell = (words) => said.replaceChildren(words);
  const refuse = (words) => said.replaceChildren(make("p", { className: "govuk-error-message" }, make("span", { className: "govuk-visually-hidden" }, "Error: "), words));

  function answered(request, name) {
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const now = page.getElementById(statement.id)?.querySelector("[data-files]");
    if (request.status !== 200 || !now) return refuse(refusal(page, request.status));
    list.replaceChildren(...now.childNodes);
    return tell(`${name} is added.`);
  }

  function send(file) {
    const request = new XMLHttpRequest(), data = new FormData(), bar = make("progress", { max: 100, value: 0 });
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("file", file);
    bar.setAttribute("aria-label", `Sending ${file.name}`);
    said.replaceChildren(`Sending ${file.name} …`, bar);
    request.upload.addEventListener("progress", (event) => { bar.value = (100 * event.loaded) / event.total; });
    request.addEventListener("load", () => answered(request, file.name));
    request.addEventListener("error", () => refuse(NO_ANSWER));
    request.addEventListener("loadend", () => { button.disabled = false; button.focus(); });
    button.disabled = true;
    request.open("POST", element.dataset.url);
    request.send(data);
  }

  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("input", (event) => event.stopPropagation()); // choosing a file is no change to the text
  chooser.addEventListener("change", () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (!file) return;
    if (file.size > MOST) refuse("The file is larger than 10 MB. Choose a smaller one, or add a link to it.");
    else send(file);
  });
}
