// Says how much room is left once a text comes near its limit; the server counts the same way, by characters.
const NEAR = 0.8;

export default function answerCount(field) {
  const limit = Number(field.dataset.limit);
  const hint = Object.assign(document.createElement("p"), { className: "govuk-hint", hidden: true });
  hint.setAttribute("aria-live", "polite");
  field.after(hint);

  function show() {
    const length = [...field.value].length, left = limit - length, many = Math.abs(left).toLocaleString("en-GB");
    const noun = Math.abs(left) === 1 ? "character" : "characters";
    hint.hidden = length < limit * NEAR;
    hint.textContent = left < 0 ? `${many} ${noun} too many` : `${many} ${noun} left`;
  }

  field.addEventListener("input", show);
  show();
}
