// @ts-check

/**
 * Shows the buttons that copy the page's address and print it; without scripts they stay hidden.
 * @param {Document} page
 */
export function offerCopyAndPrint(page) {
  const print = page.querySelector("[data-print]");
  if (print instanceof HTMLButtonElement) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
  const copy = page.querySelector("[data-copy-link]");
  // The clipboard is only there on secure origins.
  if (!(copy instanceof HTMLButtonElement) || !navigator.clipboard) return;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      const live = page.querySelector("#live");
      if (live) live.textContent = page.body.dataset.copied ?? "";
      copy.classList.add("primary");
      setTimeout(() => copy.classList.remove("primary"), 1500);
    } catch {
      // Refused by the reader's browser: the address bar still has it.
    }
  });
}
