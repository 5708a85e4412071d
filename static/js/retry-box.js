// "Not saved: trying again", with what is true about it and a way to hurry.
const DIAMOND = "M7 .5 13.5 7 7 13.5.5 7z";

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function mark() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 14 14");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", DIAMOND);
  svg.append(path);
  return svg;
}

export default function retryBox(words, detail, tryNow) {
  const button = make("button", "govuk-button govuk-button--secondary", "Try now");
  button.type = "button";
  button.addEventListener("click", tryNow);
  const status = make("span", "fh-status fh-status--soon", mark(), words);
  const box = make("div", "fh-retry", make("p", "", status, make("br"), ...detail), button);
  box.setAttribute("role", "status");
  return box;
}
