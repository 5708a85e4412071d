// Arrow keys on the projector. The links they follow are on the page: [rel=prev] and [rel=next].
const LINKS = { ArrowLeft: "prev", PageUp: "prev", ArrowRight: "next", PageDown: "next" };

export default function workshopKeys() {
  document.querySelector(".fh-ws__keys")?.removeAttribute("hidden");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = LINKS[event.key] && document.querySelector(`a[rel="${LINKS[event.key]}"]`);
    if (link) {
      event.preventDefault();
      link.click();
    }
  });
}
