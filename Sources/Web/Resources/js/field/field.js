// The field page: today's list, the state of every visit, and what waits to be sent. Works without network all day.
import * as store from "./store.js";
import * as sync from "./sync.js";
import * as visits from "./visit.js";
import { chip, element, metres, position } from "./parts.js";
import { keepShell } from "./shell.js";
import { text } from "./words.js";

const main = document.querySelector("main");
const bar = document.querySelector("#state");
let day = null;
// Whether the page opens without network ("yes", "no", "soon"), and whether the lists shown are on the disk.
let shell = "soon";
let isDayKept = false;
let needsSignIn = false;
let isInForm = false;
let here = null;

function today() {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
}

async function refresh() {
  const answer = await sync.fetchDay();
  needsSignIn = answer?.status === 401;
  if (answer?.status === 200) {
    day = answer.json;
    isDayKept = await store.put("state", day, "day").then(() => true, () => false);
  }
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
  if (visit.state === "sent") {
    return visit.result === "accepted" ? chip(text("sent"), "good") : chip(text("quarantined"), "partial");
  }
  if (visit.isSending) return chip(text("sending"), "partial");
  return visit.hasFailed ? chip(text("failed"), "bad") : chip(text("queued"), "bad");
}

function taskRow(campaign, task, visit) {
  const isOver = visit && visit.state !== "draft";
  const away = here && task.latitude ? text("distance", { n: metres(here, task) }) : "";
  const start = async () => {
    isInForm = true;
    visits.show(main, campaign, task, await visits.begin(campaign, task), async () => {
      isInForm = false;
      await draw();
      sync.send();
    });
  };
  return element("li", { className: "task", id: "task-" + task.assignment },
    element("div", {}, element("strong", {}, task.name), " ", status(task, visit),
      element("div", { className: "muted" }, [task.place, task.code, away].filter(Boolean).join(" · ")),
      visit?.reasons?.length ? element("div", { className: "muted" }, text("reasonTitle") + "：" + visit.reasons.map((one) => one.words).join("；")) : null),
    isOver || (task.isDone && !visit) ? null
      : element("button", { type: "button", className: "primary", onclick: start }, text(visit ? "resume" : "start")));
}

/** "ready" only when both the page and the lists are really kept: then the network may go. */
function readinessOffline() {
  if (shell === "no") return "never";
  if (shell !== "yes" || !isDayKept) return "preparing";
  return day.campaigns.some((campaign) => campaign.tasks.length) ? "ready" : "empty";
}

async function draw() {
  const known = await store.all("visits");
  const waiting = known.filter((visit) => visit.state === "queued").length;
  const readiness = readinessOffline();
  bar.dataset.offline = readiness;
  bar.replaceChildren(
    element("span", {}, navigator.onLine ? text("online") : text("offline")),
    chip(text("offline-" + readiness), readiness === "ready" ? "good" : readiness === "never" ? "bad" : "partial"),
    chip(waiting ? text("pending", { n: waiting }) : text("allSent"), waiting ? "bad" : "good"));
  if (isInForm) return;
  const parts = [element("h1", {}, text("title"))];
  if (!isSecureContext) parts.push(element("p", { className: "problems" }, text("noSecure")));
  if (needsSignIn) {
    parts.push(element("p", { className: "problems" }, text("notSignedIn"), " ", element("a", { href: "/login?next=/field" }, text("signIn"))));
  }
  for (const campaign of day?.campaigns ?? []) {
    parts.push(element("h2", {}, campaign.title), element("p", { className: "muted" }, campaign.team));
    for (const one of campaign.days) {
      if (one.openedAt) {
        parts.push(element("h3", {}, one.day + (one.day === today() ? " " + text("today") : "")),
          element("p", { className: "muted" }, text("opened", { time: new Date(one.openedAt).toLocaleString() })),
          element("ul", { className: "tasks" }, ...campaign.tasks.filter((task) => task.day === one.day).map((task) =>
            taskRow(campaign, task, known.find((visit) => visit.report.assignment === task.assignment)))));
      } else if (one.day <= (day.today ?? today())) {
        parts.push(element("p", {}, element("button", {
          type: "button", className: "primary open-list", onclick: () => openList(campaign, one.day),
        }, text("openList", { day: one.day, n: one.count }))), element("p", { className: "muted" }, text("openHint")));
      }
    }
  }
  if (!day?.campaigns?.length && !needsSignIn) parts.push(element("p", {}, text("noTasks")));
  parts.push(element("p", { className: "actions" },
    element("button", { type: "button", id: "refresh", onclick: refresh }, text("refresh")),
    element("button", { type: "button", id: "send", onclick: sync.send }, text("sync")),
    waiting ? element("button", { type: "button", id: "export", onclick: exportAll }, text("exportAll")) : null));
  main.replaceChildren(...parts);
}

/** The last way out where sending never works: everything in one file, to be handed over by hand. */
async function exportAll() {
  const waiting = (await store.all("visits")).filter((visit) => visit.state !== "sent");
  const photos = [];
  for (const photo of await store.all("photos")) {
    const bytes = new Uint8Array(photo.bytes);
    let binary = "";
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    photos.push({ hash: photo.hash, base64: btoa(binary) });
  }
  const file = new Blob([JSON.stringify({ visits: waiting.map((visit) => visit.report), photos })], { type: "application/json" });
  const link = element("a", { href: URL.createObjectURL(file), download: `qingxi-${Date.now()}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function begin() {
  keepShell((answer) => { shell = answer; draw(); });
  navigator.storage?.persist?.();
  day = (await store.get("state", "day")) ?? null;
  isDayKept = day !== null;
  // What was being sent when the page was closed is simply waiting again.
  for (const visit of await store.all("visits")) {
    if (visit.isSending) await store.put("visits", { ...visit, isSending: false });
  }
  sync.onChange(draw);
  addEventListener("online", draw);
  addEventListener("offline", draw);
  await draw();
  await refresh();
  position().then((found) => { here = found; draw(); });
  setInterval(sync.send, 30_000);
}

begin();
