// The field page: today's list, the state of every visit, and what waits to be sent. Works without network all day.
import * as store from "./store.js";
import * as sync from "./sync.js";
import * as visits from "./visit.js";
import { photoState, showLate } from "./gallery.js";
import { exportAll } from "./outbox.js";
import { chip, element, metres, position } from "./parts.js";
import { keepShell } from "./shell.js";
import { pick, text } from "./words.js";

const CLOCK_TOLERANCE = 120_000;
const LEAST_SPACE = 100 << 20;

const main = document.querySelector("main");
const bar = document.querySelector("#state");
const ways = document.querySelector(".ways");
let day = null;
// Whether the page opens without network ("yes", "no", "soon"), and whether the lists shown are on the disk.
let shell = "soon";
let isDayKept = false;
let isStoreBroken = false;
let needsSignIn = false;
let isInForm = false;
let here = null;
let clockError = 0;
let space = Infinity;
// What the list was last drawn from: it is drawn anew only when that has changed.
let drawnFrom = "";

function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

/** Takes over what the server said of the lists, the session and the time. */
async function learn(answer) {
  if (!answer) return;
  needsSignIn = answer.status === 401;
  if (answer.status !== 200) return;
  day = answer.json;
  clockError = day.now - Date.now();
  isDayKept = await store.put("state", day, "day").then(() => true, () => false);
}

async function refresh() {
  await learn(await sync.fetchDay());
  await draw();
  sync.send();
}

async function openList(campaign, date) {
  await sync.call("POST", `/field/campaigns/${campaign.id}/open`, JSON.stringify({ day: date }));
  await refresh();
}

function status(task, visit) {
  if (!visit) return task.isDone ? chip(text("sent"), "good") : chip(text("todo"), "none");
  if (visit.state === "draft") return chip(text("draft"), "partial");
  if (visit.isSending) return chip(text("sending"), "partial");
  if (visit.hasFailed) return chip(text("failed"), "bad");
  if (sync.isWaiting(visit)) return chip(text("queued"), "bad");
  return visit.result === "accepted" ? chip(text("sent"), "good") : chip(text("quarantined"), "partial");
}

function distance(n) {
  return n < 1000 ? text("distance", { n }) : text("distanceFar", { n: (n / 1000).toFixed(n < 10_000 ? 1 : 0) });
}

/** What there is to say of a visit beside its state. */
function remarks(visit) {
  if (!visit) return [];
  const photos = [...visit.report.photos, ...(visit.late ?? [])];
  const lines = [];
  if (photos.length && visit.state !== "draft") {
    const sent = photos.filter((photo) => photoState(visit, photo) === "sent").length;
    lines.push(text("photoCount", { sent, n: photos.length }));
  }
  if (visit.reasons?.length) lines.push(text("reasonTitle") + "：" + visit.reasons.map((one) => pick(one.words)).join("；"));
  if (visit.refusal) lines.push(text("refused", { why: visit.refusal }));
  if (sync.isWaiting(visit) && day?.userId !== undefined && visit.by !== undefined && visit.by !== day.userId) {
    lines.push(text("otherUser", { name: visit.byName ?? visit.by }));
  }
  return lines.map((words) => element("div", { className: "muted" }, words));
}

function taskRow(campaign, task, visit) {
  const isOver = visit && visit.state !== "draft";
  const away = here && task.latitude ? distance(metres(here, task)) : "";
  const leave = async () => {
    isInForm = false;
    drawnFrom = "";
    await draw();
    const row = document.querySelector("#task-" + task.assignment);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector("button")?.focus({ preventScroll: true });
    sync.send();
  };
  const start = async () => {
    try {
      const begun = await visits.begin(campaign, task, day);
      isInForm = true;
      visits.show(main, campaign, task, begun, leave);
    } catch {
      alert(text("storageFull"));
    }
  };
  const addPhotos = () => {
    isInForm = true;
    showLate(main, campaign, task, visit, leave);
  };
  const button = isOver ? element("button", { type: "button", className: "late", id: "late-" + task.assignment, onclick: addPhotos }, text("late"))
    : task.isDone && !visit ? null
      : element("button", { type: "button", className: "primary", id: "go-" + task.assignment, onclick: start }, text(visit ? "resume" : "start"));
  return element("li", { className: "task", id: "task-" + task.assignment },
    element("div", {}, element("strong", {}, task.name), " ", status(task, visit),
      element("div", { className: "muted" }, [task.place, task.code, away].filter(Boolean).join(" · ")), ...remarks(visit)),
    button);
}

/** "ready" only when both the page and the lists are really kept: then the network may go. */
function readinessOffline() {
  if (shell === "no" || isStoreBroken) return "never";
  if (shell !== "yes" || !isDayKept) return "preparing";
  return day.campaigns.some((campaign) => campaign.tasks.length) ? "ready" : "empty";
}

/** What stands in the way, each with what to do. */
function warnings() {
  const words = [];
  if (isStoreBroken) words.push(text("noStore"));
  if (!isSecureContext) words.push(text("noSecure"));
  if (Math.abs(clockError) > CLOCK_TOLERANCE) {
    words.push(text(clockError > 0 ? "clockSlow" : "clockFast", { n: Math.round(Math.abs(clockError) / 60_000) }));
  }
  if (space < LEAST_SPACE) words.push(text("nearlyFull", { n: Math.max(0, space >> 20) }));
  return words.map((one) => element("p", { className: "problems" }, one));
}

function campaignParts(campaign, known) {
  const parts = [element("h2", {}, campaign.title), element("p", { className: "muted" }, campaign.team)];
  for (const one of campaign.days) {
    if (one.openedAt) {
      parts.push(element("h3", {}, one.day + (one.day === today() ? " " + text("today") : "")),
        element("p", { className: "muted" }, text("opened", { time: new Date(one.openedAt).toLocaleString() })),
        element("ul", { className: "tasks" }, ...campaign.tasks.filter((task) => task.day === one.day).map((task) =>
          taskRow(campaign, task, known.find((visit) => visit.report.assignment === task.assignment)))));
    } else if (one.day <= (day.today ?? today())) {
      parts.push(element("p", {}, element("button", {
        type: "button", className: "primary open-list", id: `open-${campaign.id}-${one.day}`, onclick: () => openList(campaign, one.day),
      }, text("openList", { day: one.day, n: one.count }))), element("p", { className: "muted" }, text("openHint")));
    }
  }
  return parts;
}

/** Leaves the session; the token of the present one is asked for first, since it may be another than this morning's. */
async function signOut(event) {
  event.preventDefault();
  const form = event.target;
  const answer = await sync.fetchDay();
  if (!answer) return draw();
  form.elements.csrf.value = answer.json.formToken ?? "";
  form.submit();
}

function drawWays() {
  ways.hidden = !sync.reachesServer();
  const isSignedIn = Boolean(day) && !needsSignIn;
  const form = ways.querySelector("form");
  if (isSignedIn && !form) {
    ways.append(element("form", { method: "post", action: "/logout", onsubmit: signOut },
      element("input", { type: "hidden", name: "csrf" }), element("button", { type: "submit" }, text("signOut"))));
  } else if (!isSignedIn) {
    form?.remove();
  }
}

/** Puts new parts into a holder; the element that had the focus is found again by its id. */
function replace(holder, parts) {
  const { id } = holder.contains(document.activeElement) ? document.activeElement : {};
  holder.replaceChildren(...parts);
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

async function draw() {
  const known = isStoreBroken ? [] : await store.all("visits");
  drawWays();
  const waiting = known.filter(sync.isWaiting).length;
  const readiness = readinessOffline();
  bar.dataset.offline = readiness;
  const state = [
    element("span", {}, text(sync.reachesServer() ? "online" : navigator.onLine ? "unreachable" : "offline")),
    chip(text("offline-" + readiness), readiness === "ready" ? "good" : readiness === "never" ? "bad" : "partial"),
    chip(waiting ? text("pending", { n: waiting }) : text("allSent"), waiting ? "bad" : "good")];
  // It is read out whenever it changes, so it changes only when it says something else.
  if (state.map((part) => part.outerHTML).join("") !== bar.innerHTML) bar.replaceChildren(...state);
  if (isInForm) return;
  const problems = warnings();
  const from = JSON.stringify(
    [{ ...day, now: 0, formToken: "" }, known, here, needsSignIn, today(), problems.map((one) => one.textContent)]);
  if (from === drawnFrom) return;
  drawnFrom = from;
  const parts = [element("h1", {}, text("title")), ...problems];
  if (needsSignIn) {
    parts.push(element("p", { className: "problems" }, text("notSignedIn"), " "),
      element("p", {}, element("a", { className: "button", id: "sign-in", href: "/login?next=/field" }, text("signIn"))));
  }
  for (const campaign of day?.campaigns ?? []) parts.push(...campaignParts(campaign, known));
  if (!day?.campaigns?.length && !needsSignIn) parts.push(element("p", {}, text("noTasks")));
  parts.push(element("p", { className: "actions" },
    element("button", { type: "button", id: "refresh", onclick: refresh }, text("refresh")),
    element("button", { type: "button", id: "send", onclick: () => sync.send() }, text("sync")),
    waiting ? element("button", { type: "button", id: "export", onclick: () => exportAll(day) }, text("exportAll")) : null));
  replace(main, parts);
}

async function measureSpace() {
  const found = await navigator.storage?.estimate?.().catch(() => null);
  if (found?.quota) space = found.quota - found.usage;
}

async function begin() {
  keepShell((answer) => { shell = answer; draw(); });
  navigator.storage?.persist?.();
  try {
    day = (await store.get("state", "day")) ?? null;
    isDayKept = day !== null;
    // What was being sent when the page was closed is simply waiting again.
    for (const visit of await store.all("visits")) {
      if (visit.isSending) await store.change("visits", visit.clientId, (known) => { known.isSending = false; });
    }
  } catch {
    isStoreBroken = true;
  }
  sync.onChange(async (answer) => {
    await learn(answer);
    await draw();
  });
  addEventListener("online", draw);
  addEventListener("offline", draw);
  await measureSpace();
  await draw();
  await refresh();
  position().then((found) => { here = found; draw(); });
  setInterval(sync.send, 30_000);
}

begin();
