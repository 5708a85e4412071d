// Takes over what the server answered: the parts marked data-autosave, the hidden fields (the version) and,
// where two versions were settled, the words that count now; unless somebody has typed on meanwhile.
import { named } from "./fields.js";

function put(field, value) {
  if (field.type === "radio") field.checked = field.value === value;
  else field.value = value;
}

export function take(element, page, untouched) {
  page.querySelectorAll("[data-autosave]").forEach((from) => {
    const to = element.querySelector(`[data-autosave="${from.dataset.autosave}"]`);
    if (to) to.replaceChildren(...from.childNodes);
  });
  named(element).filter((field) => field.type === "hidden").forEach((to) => {
    const from = page.querySelector(`input[type="hidden"][name="${CSS.escape(to.name)}"]`);
    if (from) to.value = from.value;
  });
  if (!untouched) return;
  page.querySelectorAll("[data-autosave-field]").forEach((from) => {
    named(element).filter((field) => field.name === from.dataset.autosaveField).forEach((field) => put(field, from.value));
  });
}
