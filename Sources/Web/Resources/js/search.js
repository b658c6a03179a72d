// @ts-check

/**
 * Ctrl+K or ⌘K puts the cursor into the search box; Escape leaves it.
 * @param {Document} page
 */
export function enableSearchShortcut(page) {
  const box = page.querySelector("input[data-shortcut]");
  if (!(box instanceof HTMLInputElement)) return;
  const hint = box.form?.querySelector("kbd");
  if (hint && /Mac|iPhone|iPad/.test(navigator.platform)) hint.textContent = "⌘ K";
  page.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === box.dataset.shortcut) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && page.activeElement === box) {
      box.blur();
    }
  });
}
