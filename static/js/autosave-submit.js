// The page's own button waits for a save under way, to carry the version that save ends in; but not for ever.
const LONGEST_WAIT = 4000;

export function submitAfter(event, flight, settle) {
  if (event.defaultPrevented) return null; // another save is waited for already
  if (!flight) return settle();
  event.preventDefault();
  const enough = new Promise((done) => setTimeout(done, LONGEST_WAIT));
  return Promise.race([flight, enough]).then(() => {
    settle();
    event.target.requestSubmit(event.submitter);
  });
}
