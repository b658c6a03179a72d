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
  if (!(copy instanceof HTMLButtonElement)) return;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await copyText(location.href);
      const live = page.querySelector("#live");
      if (live) live.textContent = page.body.dataset.copied ?? "";
      copy.classList.add("primary");
      setTimeout(() => copy.classList.remove("primary"), 1500);
    } catch {
      // Refused by the reader's browser: the address bar still has it.
    }
  });
}

/**
 * Copies a text. The clipboard of browsers is only there on secure origins; county offices often have none, so there
 * the older way is taken.
 * @param {string} text
 */
async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (!isCopied) throw new Error("not copied");
}
