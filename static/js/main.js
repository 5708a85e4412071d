// Finds every [data-module] and starts its behaviour. A page without scripts works the same, only less quickly.
const behaviours = {
  "answer-count": () => import("./answer-count.js"),
  "answer-progress": () => import("./answer-progress.js"),
  "autosave": () => import("./autosave.js"),
  "evidence-file": () => import("./evidence-file.js"),
  "focus-on-load": () => import("./focus-on-load.js"),
  "passkey": () => import("./passkey.js"),
  "poll": () => import("./poll.js"),
  "print": () => import("./print.js"),
  "session-end": () => import("./session-end.js"),
  "workshop-lead": () => import("./workshop-lead.js"),
  "workshop-live": () => import("./workshop-live.js"),
  "workshop-timer": () => import("./workshop-timer.js"),
  "workshop-keys": () => import("./workshop-keys.js"),
  "govuk-button": () => import("./govuk-button.js"),
  "govuk-error-summary": () => import("./govuk-error-summary.js"),
};

export async function start(root) {
  const found = [...root.querySelectorAll("[data-module]")];
  await Promise.all(found.map(async (element) => {
    const load = behaviours[element.dataset.module];
    if (load) (await load()).default(element);
  }));
}

document.body.classList.add("js-enabled", "govuk-frontend-supported");
start(document);
