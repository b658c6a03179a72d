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
 * Puts the line of who prints, when and from which data into the margin of every sheet, where browsers have margin
 * boxes; elsewhere the line stands fixed at the foot. Opens what is folded, as far as paper is concerned.
 * @param {Document} page
 */
export function markPaper(page) {
  const mark = page.querySelector(".paper-mark");
  if (mark && hasMarginBoxes()) {
    const words = (mark.textContent ?? "").replace(/[\\"\n]/g, " ");
    page.documentElement.style.setProperty("--paper-mark", `"${words}"`);
    page.documentElement.classList.add("margin-marked");
  }
  // A server that was not told its own address prints the path alone; the browser knows the rest.
  const address = page.querySelector("[data-address]");
  const path = address?.getAttribute("data-address") ?? "";
  if (address && path.startsWith("/")) {
    address.textContent = (address.textContent ?? "").replace(path, location.origin + path);
  }
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...page.querySelectorAll("main details:not([open], .popover)")]
      .filter((each) => each instanceof HTMLDetailsElement);
    for (const each of opened) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    opened = [];
  });
}

function hasMarginBoxes() {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { @bottom-left { content: "x"; } }');
    return (sheet.cssRules[0]?.cssText ?? "").includes("bottom-left");
  } catch {
    return false;
  }
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
