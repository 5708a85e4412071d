// What a page says when an answer could not be saved, and what to do about it.
import retryBox from "./retry-box.js";

export const safe = (stored) => (stored ? "Your words are safe in this browser." : "Keep this page open: your words are only here.");

export function retrying(stored, seconds, tryNow) {
  return retryBox("Not saved: trying again", [`${safe(stored)} Next try in ${seconds} seconds.`], tryNow);
}

// The lone question mark makes it another address, which is fetched; a fragment alone would only scroll.
export function signedOut(stored, id, tryNow) {
  const link = Object.assign(document.createElement("a"), { href: `${location.pathname}?#${id}`, className: "govuk-link", textContent: "Sign in and come back" });
  return retryBox("Not saved: you are signed out", [`${safe(stored)} `, link, " to go on where you stopped."], tryNow);
}

export function shut(stored, tryNow) {
  return retryBox("Not saved: this page can no longer be saved", [`${safe(stored)} Copy what you typed before you leave.`], tryNow);
}

export function putBack(at) {
  const when = new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return `We put back what you typed on ${when}, which had not been saved.`;
}
