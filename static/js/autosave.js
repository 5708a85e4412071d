// Saves the fields inside an element as they change; the page's own form does the same without scripts.
// What could not be saved stays on the page and in this browser, and is put back when the page is opened again.
import { submitAfter } from "./autosave-submit.js";
import { take } from "./autosave-take.js";
import { putBack, retrying, shut, signedOut } from "./autosave-words.js";
import { forget, keep, kept } from "./drafts.js";
import { restore, served, typed, values } from "./fields.js";

const PAUSE = 800;
const LONGEST_WAIT = 60;
const KEEPALIVE_LIMIT = 60000; // browsers refuse more in a request that outlives its page

export default function autosave(element) {
  const { url } = element.dataset, form = element.closest("form"), draft = `${form.dataset.draft}:${url}`;
  const part = (name) => element.querySelector(`[data-autosave="${name}"]`);
  const tell = (state, words) => element.dispatchEvent(new CustomEvent("autosave", { bubbles: true, detail: { state, words } }));
  let timer, flight, again = false, wait = 2, was = served(element);

  function failed(box, ...facts) {
    part("state").replaceChildren(box(keep(draft, values(element)), ...facts, () => save()));
    part("saved").replaceChildren();
    tell("unsaved", "Not saved yet");
  }

  function retry() {
    failed(retrying, wait);
    timer = setTimeout(save, wait * 1000);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  async function answered(answer, sent) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = !answer.redirected && page.querySelector("[data-autosave]");
    if (answer.status === 429 || answer.status >= 500) return retry();
    if (answer.redirected || answer.status === 401 || (answer.status === 403 && !told)) return failed(signedOut, element.id);
    if (!told) return failed(shut);
    wait = 2;
    const untouched = sent === typed(element), two = page.querySelector(".fh-conflict");
    take(element, page, untouched);
    if (!answer.ok) return tell("unsaved", two ? "Two versions" : "Not saved yet");
    if (untouched) forget(draft);
    was = untouched ? typed(element) : sent;
    return tell("saved", part("saved").textContent.trim());
  }

  async function save(choice = [], leaving = false) {
    clearTimeout(timer);
    again = Boolean(flight);
    if (again) return;
    const sent = typed(element), data = new FormData(), token = form.elements.csrfmiddlewaretoken;
    [["csrfmiddlewaretoken", token ? token.value : ""], ...values(element), ...choice].forEach(([name, value]) => data.append(name, value));
    const options = { method: "POST", body: data, headers: { "X-Autosave": "1" }, keepalive: leaving && sent.length < KEEPALIVE_LIMIT };
    flight = fetch(url, options).then((answer) => answered(answer, sent)).catch(retry);
    await flight;
    flight = null;
    if (again) timer = setTimeout(save, PAUSE);
  }

  const left = kept(draft), fresh = values(element);
  if (left) restore(element, left.values);
  if (typed(element) !== was) save().then(() => left && part("state").append(putBack(left.at)));
  else if (left) restore(element, fresh), forget(draft);

  element.addEventListener("input", (event) => {
    keep(draft, values(element));
    clearTimeout(timer);
    timer = setTimeout(save, event.target.type === "radio" ? 150 : PAUSE);
  });
  element.addEventListener("click", (event) => {
    const button = event.target.closest(".fh-conflict button");
    if (!button) return;
    event.preventDefault();
    save([[button.name, button.value]]).then(() => element.querySelector("textarea").focus());
  });
  const settle = () => { clearTimeout(timer); flight = null; };
  form.addEventListener("submit", (event) => submitAfter(event, flight, settle));
  window.addEventListener("online", () => typed(element) !== was && save());
  window.addEventListener("pagehide", () => typed(element) !== was && save([], true));
}
