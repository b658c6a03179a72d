// @ts-check
// A board on a wall: it fetches itself anew, shows parts in turn, says when it is out of date, and runs for weeks.
// Nothing is added to the page at a refresh but what replaces the part shown; there is one timer for each purpose.

const body = document.body;
const seconds = Math.max(10, Number(body.dataset.refresh) || 60);
const turn = Number(body.dataset.rotate) || 0;
/** How long an area stays where rotation was switched on by hand. */
const usualTurn = 30;
/** After the session ended, it is looked at so seldom that nobody notices the asking. */
const calmSeconds = 300;

const state = {
  /** @type {string[]} the areas shown in turn, the one of the address first */
  areas: [],
  place: 0,
  isRotating: turn > 0,
  isBusy: false,
  failures: 0,
  count: 0,
  timer: 0,
  ended: false,
  updatedAt: Date.now(),
};

/** @param {string} what */
const find = (what) => {
  const found = document.querySelector(what);
  return found instanceof HTMLElement ? found : null;
};

function live() {
  return find("#screen-live");
}

function address() {
  const url = new URL(location.href);
  const area = state.areas[state.place];
  if (area && state.place > 0) url.pathname = `/areas/${area}`;
  return url;
}

function plan() {
  clearTimeout(state.timer);
  const usual = state.isRotating ? turn || usualTurn : seconds;
  // Without an answer it asks less and less often, at most every five minutes.
  const wait = state.ended ? calmSeconds : state.failures ? Math.min(10 * 2 ** (state.failures - 1), 300) : usual;
  state.timer = setTimeout(() => {
    if (state.isRotating && !state.failures && !state.ended) step(1);
    else refresh();
  }, wait * 1000);
}

/** @param {number} by */
function step(by) {
  const count = state.areas.length;
  if (count > 1) state.place = (state.place + by + count) % count;
  refresh();
}

async function refresh() {
  if (state.isBusy) return;
  state.isBusy = true;
  // Somebody may go on to another part while the answer is under way.
  const place = state.place;
  try {
    // Not followed: what leads to the sign-in page is no board. The server does not take it for use of the session.
    const answer = await fetch(address(), {
      cache: "no-store", redirect: "manual", headers: { Accept: "text/html" },
      signal: typeof AbortSignal.timeout === "function" ? AbortSignal.timeout(30_000) : undefined,
    });
    if (answer.type === "opaqueredirect" || answer.status === 401) end();
    else if (answer.status === 404 && place > 0) forgetPlace(place);
    else if (!answer.ok) throw new Error(String(answer.status));
    else take(await answer.text(), place);
  } catch {
    state.failures += 1;
  }
  state.isBusy = false;
  tell();
  if (state.place !== place && !state.failures && !state.ended) refresh();
  else plan();
}

/**
 * A part that is no longer there is not shown again.
 * @param {number} place
 */
function forgetPlace(place) {
  state.areas.splice(place, 1);
  state.place = 0;
}

function end() {
  state.ended = true;
  state.failures = 0;
}

/**
 * @param {string} text a whole page
 * @param {number} place which of the areas it shows
 */
function take(text, place) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.querySelector("#screen-live");
  const old = live();
  if (!(fresh instanceof HTMLElement) || !old) throw new Error("no board came back");
  if (sheets(page) !== sheets(document)) {
    // The server was renewed: its style sheets and this script, too.
    location.reload();
    return;
  }
  if (place === 0) state.areas = areas(fresh);
  document.title = fresh.dataset.title ?? document.title;
  old.replaceWith(document.adoptNode(fresh));
  state.failures = 0;
  state.ended = false;
  state.updatedAt = Date.now();
  state.count += 1;
  // Eight places of a few pixels, one after the other, so that nothing burns in.
  const main = find("#main");
  if (main) main.dataset.shift = String(state.count % 8);
  body.dataset.refreshed = String(state.count);
}

/** @param {Document} page */
function sheets(page) {
  return [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href")).join();
}

/** @param {HTMLElement} shown */
function areas(shown) {
  const parts = (shown.dataset.parts ?? "").split(" ").filter((part) => part !== "");
  return [shown.dataset.area ?? "", ...parts];
}

function tell() {
  const stale = find("#screen-stale");
  const ended = find("#screen-ended");
  const since = find("[data-since]");
  if (since) {
    since.textContent = new Date(state.updatedAt).toLocaleString(document.documentElement.lang, {
      month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit",
    });
  }
  if (stale) stale.hidden = state.failures === 0 || state.ended;
  if (ended) ended.hidden = !state.ended;
}

function showClock() {
  const clock = find("#screen-clock");
  if (!clock) return;
  clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

function pause() {
  state.isRotating = !state.isRotating;
  nameButton();
  plan();
}

const pauseButton = find("[data-do=pause]");
const names = [pauseButton?.querySelector("[data-words]")?.textContent ?? "", pauseButton?.dataset.other ?? ""];

function nameButton() {
  const words = pauseButton?.querySelector("[data-words]");
  if (words) words.textContent = state.isRotating ? names[0] : names[1];
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

/** @type {Record<string, () => void>} */
const commands = { pause, previous: () => step(-1), next: () => step(1), refresh, full: fullScreen };
/** @type {Record<string, string>} */
const keys = { " ": "pause", ArrowLeft: "previous", ArrowRight: "next", r: "refresh", R: "refresh", f: "full", F: "full" };

async function keepAwake() {
  try {
    // @ts-ignore not in every browser
    if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen");
  } catch {
    // The machine decides.
  }
}

function begin() {
  const shown = live();
  if (shown) state.areas = areas(shown);
  for (const button of document.querySelectorAll("[data-do]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const needsParts = ["pause", "previous", "next"].includes(button.dataset.do ?? "");
    button.hidden = needsParts && state.areas.length < 2;
    button.addEventListener("click", () => commands[button.dataset.do ?? ""]?.());
  }
  nameButton();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      if (!document.fullscreenElement) find("[data-exit]")?.click();
      return;
    }
    // A button that has the focus takes the space bar for itself.
    if (event.key === " " && event.target instanceof Element && event.target.closest("button, a")) return;
    const command = keys[event.key];
    if (!command || (state.areas.length < 2 && ["pause", "previous", "next"].includes(command))) return;
    event.preventDefault();
    commands[command]?.();
  });
  addEventListener("online", refresh);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    keepAwake();
    if (Date.now() - state.updatedAt > seconds * 1000) refresh();
  });
  keepAwake();
  showClock();
  setInterval(showClock, 10_000);
  plan();
}

begin();
