// The list beside the statements follows what is saved, so that nobody has to load the page to see how far they are.
import { mark } from "./retry-box.js";

function status(words) {
  const told = document.createElement("span");
  told.className = "fh-status fh-status--soon";
  told.append(mark(), words);
  return told;
}

export default function answerProgress(list) {
  const items = [...list.querySelectorAll(".fh-jump li")];
  const bars = [...list.querySelectorAll(".fh-progress li")];

  function chosen(statement) {
    const radio = statement.querySelector(".fh-scale input:checked");
    return radio && { value: radio.value, letter: radio.parentElement.querySelector(".fh-dot").textContent };
  }

  function show(item, bar, statement, { state, words }) {
    const chip = item.querySelector(".fh-chip"), level = chosen(statement), done = state === "saved" && level, out = level && level.value === "-1";
    const place = level && parseInt(level.value, 10); // another scale sends its place first: "3-P"
    chip.className = `fh-chip fh-chip--${out ? "out" : level ? place : "none"}`;
    chip.textContent = level ? level.letter : "";
    item.classList.toggle("is-open", !done);
    bar.className = done ? (out ? "is-out" : "is-done") : "is-part";
    const said = state === "saved" && !level ? "No level chosen" : words;
    item.querySelector(".fh-jump__state").replaceChildren(done ? said : status(said));
  }

  document.addEventListener("autosave", (event) => {
    const place = items.findIndex((item) => item.querySelector("a").hash === `#${event.target.id}`);
    if (place < 0) return;
    show(items[place], bars[place], event.target, event.detail);
    const many = (name) => bars.filter((bar) => bar.className === name).length;
    list.querySelector("h2").textContent = `${many("is-done")} of ${items.length - many("is-out")} answered`;
  });
}
