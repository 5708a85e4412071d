// A button that prints the page. Without scripts it stays hidden, and the browser's own menu prints.
export default function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
