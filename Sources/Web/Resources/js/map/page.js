// @ts-check
// The map's page: legend, list, card, search and address follow the map, and the map follows them.
import { QingxiMap } from "./element.js";
import { offerTools } from "./tools.js";
import { read, write } from "../storage.js";

const element = document.querySelector("qingxi-map");
if (element instanceof QingxiMap) enliven(element);

/** @param {QingxiMap} element */
function enliven(element) {
  const legend = /** @type {HTMLFormElement | null} */ (document.querySelector("#map-legend"));
  const { config } = element;
  const address = () => new URL(location.href);

  if (legend) {
    legend.closest(".map-work")?.classList.add("map-live");
    legend.addEventListener("change", (event) => followLegend(element, legend, event));
    legend.addEventListener("input", (event) => followOpacity(element, event));
  }

  element.addEventListener("viewed", (event) => {
    const { box, view } = /** @type {CustomEvent} */ (event).detail;
    const url = address();
    url.searchParams.set("at", view);
    for (const name of ["area", "q"]) url.searchParams.delete(name);
    history.replaceState(null, "", url);
    write("map.view", view);
    askForList(element, box.join(","));
  });

  element.addEventListener("selected", async (event) => {
    const detail = /** @type {CustomEvent} */ (event).detail;
    const url = address();
    if (detail) url.searchParams.set("sel", `${detail.layer}.${detail.id}`);
    else url.searchParams.delete("sel");
    history.replaceState(null, "", url);
    markLine(element.selection);
    const holder = document.querySelector("#map-selected");
    if (!holder) return;
    if (!detail) return void holder.replaceChildren();
    const text = await fragment(`${config.page}/card/${detail.layer}/${detail.id}`);
    if (text === null || element.selection !== `${detail.layer}.${detail.id}`) return;
    holder.innerHTML = text;
    prepareCard(holder);
    if (element.map) element.showSelection(element.map);
  });

  element.addEventListener("signedout", () => tell(config.words.signedOut));

  document.querySelector(".map-side")?.addEventListener("click", (event) => followLine(element, event));
  const card = document.querySelector("#map-selected");
  if (card) prepareCard(card);
  const search = document.querySelector(".map-search");
  search?.addEventListener("submit", (event) => followSearch(element, /** @type {SubmitEvent} */ (event)));

  element.ready.then((map) => {
    if (!map) {
      for (const button of document.querySelectorAll("[data-map-tool]")) button.remove();
      tell(config.words.fallback);
      return;
    }
    offerTools(element, tell);
    offerOpacity(element);
    const url = address().searchParams;
    const remembered = read("map.view");
    if (!url.has("at") && !url.has("area") && !url.has("sel") && !url.has("q") && remembered && isInside(remembered, config)) {
      const [longitude, latitude, zoom] = remembered.split(",").map(Number);
      map.jumpTo({ center: [longitude, latitude], zoom });
    } else {
      element.tellView(map);
    }
  });
}

/** A remembered view of another register's land would show nothing. */
function isInside(view, config) {
  const [longitude, latitude] = view.split(",").map(Number);
  const [west, south, east, north] = config.extent ?? [0, 0, 0, 0];
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** @param {string} words */
function tell(words) {
  const readout = document.querySelector("#map-readout");
  const tools = document.querySelector(".map-tools");
  if (readout) readout.textContent = words;
  if (tools instanceof HTMLElement) tools.hidden = false;
}

/** @param {string} path */
async function fragment(path) {
  const answer = await fetch(path, { headers: { Accept: "text/html" } });
  return answer.ok ? await answer.text() : null;
}

let latestList = 0;

/**
 * @param {QingxiMap} element
 * @param {string} box
 */
async function askForList(element, box) {
  const number = ++latestList;
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (number !== latestList) return;
  const items = new URL(location.href).searchParams;
  items.set("box", box);
  const text = await fragment(`${element.config.page}/list?${items}`);
  const list = document.querySelector("#map-list");
  if (text === null || number !== latestList || !list) return;
  const scrolled = list.parentElement?.scrollTop ?? 0;
  list.outerHTML = text;
  const side = document.querySelector(".map-side");
  if (side) side.scrollTop = scrolled;
  const total = document.querySelector("#map-list")?.getAttribute("data-total") ?? "0";
  const live = document.querySelector("#live");
  if (live) live.textContent = element.config.words.updated.replace("{n}", total);
}

/**
 * @param {QingxiMap} element
 * @param {HTMLFormElement} legend
 * @param {Event} event
 */
function followLegend(element, legend, event) {
  const control = event.target;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return;
  if ("mapOpacity" in control.dataset) return;
  if ("mapBase" in control.dataset) return followBasemap(element, /** @type {HTMLInputElement} */ (control).checked);
  const group = control.closest("[data-layer]");
  if (!(group instanceof HTMLElement)) return;
  const url = new URL(location.href);
  const layers = [...legend.querySelectorAll("[data-map-on]")].filter((box) => /** @type {any} */ (box).checked);
  url.searchParams.set("on", layers.map((box) => /** @type {HTMLInputElement} */ (box).value).join(","));
  const id = group.dataset.layer ?? "";
  const boxes = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("[data-map-only]")]);
  const shown = boxes.filter((box) => box.checked).map((box) => box.value);
  const isTheme = control instanceof HTMLSelectElement;
  // Nothing ticked would show nothing: as on the server, it means all.
  const isAll = isTheme || shown.length === boxes.length || shown.length === 0;
  if (isAll) url.searchParams.delete("only." + id);
  else url.searchParams.set("only." + id, shown.join(","));
  if (isTheme) {
    url.searchParams.set("by." + id, control.value);
  }
  history.replaceState(null, "", url);
  // Another theme has other classes, whose counts the server knows; so has the drawing without the moving map.
  if (isTheme || !element.map) return location.reload();
  const isOn = Boolean(/** @type {HTMLInputElement | null} */ (group.querySelector("[data-map-on]"))?.checked);
  const list = group.querySelector(".map-classes");
  if (list instanceof HTMLElement) list.hidden = !isOn;
  element.setState({ [id]: { isOn, shown: isAll ? null : shown } });
  element.tellView();
}

/**
 * How much of what lies below shines through pictures; it stands in the address like the rest of the view.
 * @param {QingxiMap} element
 */
function offerOpacity(element) {
  const items = new URL(location.href).searchParams;
  for (const slider of document.querySelectorAll("input[data-map-opacity]")) {
    if (!(slider instanceof HTMLInputElement)) continue;
    const key = slider.dataset.mapOpacity ?? "";
    const share = Number(items.get("opacity." + key) ?? 100);
    if (share >= 10 && share < 100) slider.value = String(share);
    slider.hidden = false;
    element.setOpacity(key, Number(slider.value) / 100);
  }
}

/**
 * @param {QingxiMap} element
 * @param {Event} event
 */
function followOpacity(element, event) {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || !slider.dataset.mapOpacity) return;
  const url = new URL(location.href);
  if (slider.value === "100") url.searchParams.delete("opacity." + slider.dataset.mapOpacity);
  else url.searchParams.set("opacity." + slider.dataset.mapOpacity, slider.value);
  history.replaceState(null, "", url);
  element.setOpacity(slider.dataset.mapOpacity, Number(slider.value) / 100);
}

/**
 * @param {QingxiMap} element
 * @param {boolean} isOn
 */
function followBasemap(element, isOn) {
  const url = new URL(location.href);
  if (isOn) url.searchParams.set("base", "1");
  else url.searchParams.delete("base");
  history.replaceState(null, "", url);
  const credit = document.querySelector(".map-credit");
  if (credit instanceof HTMLElement) credit.hidden = !isOn;
  element.setBasemap(isOn);
}

/**
 * @param {QingxiMap} element
 * @param {Event} event
 */
function followLine(element, event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || !element.map) return;
  if ("mapClose" in link.dataset) {
    event.preventDefault();
    return element.select(null);
  }
  const view = link.dataset.view;
  const at = link.dataset.at?.split(",").map(Number);
  if (!view && !(at && link.dataset.sel)) return;
  event.preventDefault();
  if (view) {
    const [longitude, latitude, zoom] = view.split(",").map(Number);
    element.map.jumpTo({ center: [longitude, latitude], zoom });
    element.select(link.dataset.sel ?? null, [longitude, latitude]);
  } else if (at) {
    const bounds = element.map.getBounds();
    if (!bounds.contains(at)) element.map.jumpTo({ center: at });
    element.select(link.dataset.sel ?? null, at);
  }
}

/**
 * @param {QingxiMap} element
 * @param {SubmitEvent} event
 */
async function followSearch(element, event) {
  if (!element.map || element.config.isPublic) return;
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  const items = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const text = await fragment(`${element.config.page}/hits?${items}`);
  const holder = document.querySelector("#map-hits");
  if (!holder) return;
  holder.innerHTML = text ?? "";
  const only = holder.querySelectorAll("a[data-view]");
  if (only.length === 1) /** @type {HTMLAnchorElement} */ (only[0]).click();
}

/** @param {string | null} selection */
function markLine(selection) {
  for (const link of document.querySelectorAll(".map-lines a")) {
    const isIt = link instanceof HTMLElement && link.dataset.sel === selection;
    link.parentElement?.classList.toggle("is-selected", isIt);
    if (isIt) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** @param {Element} card */
function prepareCard(card) {
  for (const button of card.querySelectorAll("button[data-copy]")) {
    if (!(button instanceof HTMLButtonElement) || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy ?? "");
        const live = document.querySelector("#live");
        if (live) live.textContent = document.body.dataset.copied ?? "";
        button.classList.add("primary");
        setTimeout(() => button.classList.remove("primary"), 1200);
      } catch {
        // Refused by the browser: the numbers can still be marked and copied.
      }
    });
  }
}
