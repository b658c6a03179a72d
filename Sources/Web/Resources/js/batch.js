// @ts-check

/**
 * Ticking rows of a list: a box for all rows of the page, the number chosen, and chosen rows marked. Without scripts
 * the boxes and buttons do the same but for the counting.
 * @param {Document} page
 */
export function enableBatches(page) {
  for (const form of page.querySelectorAll("form[data-batch]")) {
    if (form instanceof HTMLFormElement) enable(form);
  }
}

/** @param {HTMLFormElement} form */
function enable(form) {
  const boxes = [...form.querySelectorAll("input[name=pick]")].filter((box) => box instanceof HTMLInputElement);
  const whole = form.querySelector("[data-pick-all]");
  const list = form.querySelector("[data-batch-all]");
  const count = form.querySelector("[data-batch-count]");
  const hint = form.querySelector("[data-batch-hint]");

  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    const isList = list instanceof HTMLInputElement && list.checked;
    const chosen = isList ? Number(list.dataset.batchAll) : ticked;
    if (whole instanceof HTMLInputElement) {
      whole.checked = ticked > 0 && ticked === boxes.length;
      whole.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    for (const box of boxes) box.closest("tr")?.classList.toggle("chosen", isList || box.checked);
    if (count instanceof HTMLElement && hint instanceof HTMLElement) {
      const words = (count.dataset.batchCount ?? "").replace("#", chosen.toLocaleString(document.documentElement.lang));
      if (count.textContent !== words) count.textContent = words;
      count.hidden = chosen === 0;
      hint.hidden = chosen > 0;
    }
  };

  if (whole instanceof HTMLInputElement) {
    whole.hidden = false;
    whole.addEventListener("change", () => {
      for (const box of boxes) box.checked = whole.checked;
      show();
    });
  }
  form.addEventListener("change", show);
  // Back from the next step: browsers may have kept what was ticked.
  addEventListener("pageshow", show);
  show();
}
