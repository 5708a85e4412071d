// What the room has agreed, and where it is: asked for every few seconds while somebody looks. Following is theirs to choose.
const WAIT = 3000;
const LONGEST_WAIT = 30000;
const FOLLOWS = "follows-the-room";

export default function workshopLive(element) {
  const follow = document.querySelector("[data-follow]");
  let wait = WAIT;

  const follows = () => follow?.getAttribute("aria-pressed") === "true";

  function go() {
    const room = element.querySelector("a[data-room]");
    if (follows() && room) location.assign(room.href);
  }

  function press(pressed) {
    follow.setAttribute("aria-pressed", String(pressed));
    try {
      sessionStorage.setItem(FOLLOWS, String(pressed));
    } catch {
      // it holds for this screen
    }
    go();
  }

  async function ask() {
    if (!document.hidden) {
      try {
        const answer = await fetch(element.dataset.url, { headers: { Accept: "text/html" } });
        if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
        const now = new DOMParser().parseFromString(await answer.text(), "text/html").body;
        if (now.textContent.trim() !== element.textContent.trim()) element.replaceChildren(...now.childNodes);
        wait = WAIT;
        go();
      } catch {
        wait = Math.min(wait * 2, LONGEST_WAIT); // offline, or signed out: the screen stays as it is
      }
    }
    setTimeout(ask, wait);
  }

  if (follow) {
    follow.hidden = false;
    follow.addEventListener("click", () => press(!follows()));
    try {
      follow.setAttribute("aria-pressed", String(sessionStorage.getItem(FOLLOWS) === "true"));
    } catch {
      // not following
    }
  }
  setTimeout(ask, wait);
}
