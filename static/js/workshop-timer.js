// The time given to one statement. It goes on while the form of that statement is open, and says so when it is nearly over.
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const words = (left) => `${Math.floor(left / MINUTE)}:${String(Math.floor((left % MINUTE) / SECOND)).padStart(2, "0")}`;

export default function workshopTimer(element) {
  const whole = Number(element.dataset.minutes) * MINUTE;
  const [shown, said] = element.querySelectorAll("[role=timer], [role=status]");
  const name = `timer:${element.dataset.key}`;
  let state = { left: whole, ends: null }; // ends: the moment at which a running timer is over
  let told = "";

  try {
    state = JSON.parse(sessionStorage.getItem(name)) || state;
  } catch {
    // begins anew
  }

  const left = () => (state.ends ? Math.max(0, state.ends - Date.now()) : state.left);

  function tell(message) {
    if (message !== told) said.textContent = message;
    told = message;
  }

  function draw() {
    const now = left();
    shown.textContent = words(now);
    element.classList.toggle("fh-timer--over", now === 0);
    if (state.ends && now === 0) tell("Time is over");
    else if (state.ends && now <= MINUTE) tell("One minute left");
    element.querySelector("[data-timer=start]").textContent = state.ends && now ? "Pause" : "Start";
  }

  function change(next) {
    state = next;
    try {
      sessionStorage.setItem(name, JSON.stringify(state));
    } catch {
      // the timer still runs on this screen
    }
    draw();
  }

  const act = {
    start: () => (state.ends && left() ? { left: left(), ends: null } : { left: 0, ends: Date.now() + (left() || whole) }),
    more: () => ({ left: left() + MINUTE, ends: state.ends && left() + MINUTE + Date.now() }),
    reset: () => ({ left: whole, ends: null }),
  };

  element.addEventListener("click", (event) => {
    const button = event.target.closest("[data-timer]");
    if (button) change(act[button.dataset.timer]());
  });
  element.hidden = false;
  draw();
  setInterval(draw, SECOND / 4);
}
