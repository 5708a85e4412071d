// The named controls inside an element: what they hold, and putting it back.
const ticked = (field) => ["radio", "checkbox"].includes(field.type);

export function named(element) {
  return [...element.querySelectorAll("input, textarea, select")].filter((field) => field.name);
}

export function values(element) {
  return named(element).filter((field) => !ticked(field) || field.checked).map((field) => [field.name, field.value]);
}

// What a person can see and change; the hidden fields say only which version it was made from.
export function typed(element) {
  const shown = named(element).filter((field) => field.type !== "hidden" && (!ticked(field) || field.checked));
  return JSON.stringify(shown.map((field) => [field.name, field.value]));
}

export function restore(element, pairs) {
  const held = new Map(pairs);
  named(element).filter((field) => held.has(field.name)).forEach((field) => {
    if (ticked(field)) field.checked = field.value === held.get(field.name);
    else field.value = held.get(field.name);
  });
}
