// @ts-check
import { read, write } from "./storage.js";

/** The items of an address that a table remembers. */
const remembered = ["cols", "density"];

/**
 * Remembers which columns of a list were chosen, and how close its rows stand. The choice always stands in the
 * address, so that what is exported or passed on as a link is what is seen.
 * @param {Document} page
 */
export function rememberTables(page) {
  for (const tools of page.querySelectorAll("[data-table-tools]")) {
    if (!(tools instanceof HTMLElement)) continue;
    const key = "table." + tools.dataset.tableTools;
    const address = new URL(location.href);
    const chosen = new URLSearchParams();
    for (const name of remembered) {
      for (const value of address.searchParams.getAll(name)) chosen.append(name, value);
    }
    tools.querySelector("[data-forget]")?.addEventListener("click", () => write(key, null));
    if (chosen.toString() !== "") {
      write(key, chosen.toString());
      continue;
    }
    const earlier = read(key);
    // Only a bare list is changed: an address with a query came from somewhere and shows what it says.
    if (!earlier || address.search !== "") continue;
    for (const [name, value] of new URLSearchParams(earlier)) {
      if (remembered.includes(name)) address.searchParams.append(name, value);
    }
    if (address.search !== "") location.replace(address);
  }
  page.addEventListener("click", (event) => {
    for (const popover of page.querySelectorAll("details.popover[open], details.account[open]")) {
      if (event.target instanceof Node && !popover.contains(event.target)) popover.removeAttribute("open");
    }
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = page.querySelector("details.popover[open], details.account[open]");
    if (!open) return;
    open.removeAttribute("open");
    open.querySelector("summary")?.focus();
  });
}
