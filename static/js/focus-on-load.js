// A message about what was just done is read out first, unless something on the page was asked for by its address.
export default function focusOnLoad(element) {
  const summary = document.querySelector(".govuk-error-summary");
  if (!summary && !location.hash) element.focus({ preventScroll: true });
}
