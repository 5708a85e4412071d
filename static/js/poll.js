// A page that waits for work done elsewhere: asks for itself again until it no longer waits, then shows the result.
const FIRST_WAIT = 1500;
const LONGEST_WAIT = 10000;

export default function poll(element) {
  let wait = FIRST_WAIT;

  async function ask() {
    let page;
    try {
      const answer = await fetch(element.dataset.url, { headers: { Accept: "text/html" } });
      if (answer.ok) page = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      page = undefined; // offline: the next try says more
    }
    const waiting = page && page.querySelector('[data-module="poll"]');
    if (page && !waiting) {
      location.reload();
      return;
    }
    if (waiting && waiting.innerHTML !== element.innerHTML) element.replaceChildren(...waiting.childNodes);
    wait = Math.min(wait * 1.3, LONGEST_WAIT);
    setTimeout(ask, wait);
  }

  setTimeout(ask, wait);
}
