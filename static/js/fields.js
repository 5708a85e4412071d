// The named controls inside an element: what they hold, and putting it back.
const ticked = (field) => ["radio", "checkbox"].includes(field.type);

export function named(element) {
  return [...element.querySelectorAll("input, textarea, select")].filter((field) => field.name);
}

export function values(element) {
  return named(element).filter((field) => !ticked(field) || field.checked).map((field) => [field.name, field.value]);
}

// What a person can see and change; the hidden fields say only which version it was made from.
const shown = (element) => named(element).filter((field) => field.type !== "hidden");

export function typed(element) {
  const held = shown(element).filter((field) => !ticked(field) || field.checked);
  return JSON.stringify(held.map((field) => [field.name, field.value]));
}

// The same as the server sent it: somebody quick has typed before the scripts arrive.
export function served(element) {
  const sent = shown(element).filter((field) => !ticked(field) || field.defaultChecked);
  return JSON.stringify(sent.map((field) => [field.name, ticked(field) ? field.value : chosen(field)]));
}

function chosen(field) {
  if (field.tagName !== "SELECT") return field.defaultValue;
  const option = [...field.options].find((each) => each.defaultSelected) || field.options[0];
  return option ? option.value : "";
}

export function restore(element, pairs) {
  const held = new Map(pairs);
  named(element).filter((field) => held.has(field.name)).forEach((field) => {
    if (ticked(field)) field.checked = field.value === held.get(field.name);
    else field.value = held.get(field.name);
  });
}
