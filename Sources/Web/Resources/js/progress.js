// @ts-check

/**
 * Refreshes the panel of a long task by fetching the page again and taking the panel out of it. When the new panel
 * no longer asks to be watched, the task has ended and the whole page is loaded once more.
 * @param {Document} page
 */
export function watchProgress(page) {
  const panel = page.querySelector("[data-poll]");
  if (!(panel instanceof HTMLElement)) return;
  const seconds = Math.max(1, Number(panel.dataset.poll) || 5);
  let failures = 0;

  const look = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#progress");
      if (!(fresh instanceof HTMLElement) || fresh.dataset.poll === undefined) {
        location.reload();
        return;
      }
      const current = page.querySelector("#progress");
      current?.replaceChildren(...fresh.childNodes);
      failures = 0;
    } catch {
      failures += 1;
    }
    // Waits longer each time the server does not answer, at most a minute.
    setTimeout(look, Math.min(seconds * 2 ** failures, 60) * 1000);
  };
  setTimeout(look, seconds * 1000);
}
