// Sends what is waiting, piece by piece; whatever breaks off goes on where it stopped, and nothing is sent twice.
import * as store from "./store.js";

const PIECE = 64 * 1024;
const LONGEST_WAIT = 60_000;
const GIVE_UP_AFTER = 15_000;

let formToken = "";
let isRunning = false;
let failures = 0;
let timer;
let listener = () => {};

/** Calls back whenever something about the waiting records has changed. */
export function onChange(callback) { listener = callback; }

/** One request to the server; null without network, `{status, json}` else. */
export async function call(method, path, body, type = "application/json") {
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), GIVE_UP_AFTER);
  try {
    const answer = await fetch("/api/v1" + path, {
      method, body, signal: abort.signal, credentials: "same-origin", cache: "no-store",
      headers: body === undefined ? {} : { "Content-Type": type, "X-CSRF-Token": formToken },
    });
    const json = await answer.json().catch(() => ({}));
    return { status: answer.status, json };
  } catch {
    return null;
  } finally {
    clearTimeout(limit);
  }
}

/** Fetches the lists of the day; null without network. */
export async function fetchDay() {
  const answer = await call("GET", "/field/day");
  if (answer?.status === 200) formToken = answer.json.formToken;
  return answer;
}

/** Sends all that waits; comes back by itself after a failure. */
export async function send() {
  if (isRunning) return;
  isRunning = true;
  clearTimeout(timer);
  let failed = false;
  try {
    const waiting = (await store.all("visits")).filter((visit) => visit.state === "queued");
    // A form token belongs to a session, and the session may be another one than yesterday's.
    if (waiting.length && (await fetchDay())?.status !== 200) failed = true;
    for (const visit of failed ? [] : waiting) {
      if (!(await sendVisit(visit))) failed = true;
    }
  } catch {
    failed = true;
  }
  isRunning = false;
  listener();
  failures = failed ? failures + 1 : 0;
  if (failed) timer = setTimeout(send, Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(failures, 6)));
}

async function mark(visit, changes) {
  Object.assign(visit, changes);
  await store.put("visits", visit);
  listener();
}

async function sendVisit(visit) {
  await mark(visit, { isSending: true, hasFailed: false });
  for (const hash of hashes(visit.report)) {
    if (!(await sendPhoto(hash))) {
      await mark(visit, { isSending: false, hasFailed: true });
      return false;
    }
  }
  visit.report.sentAt = Date.now();
  const answer = await call("POST", "/field/visits", JSON.stringify(visit.report));
  const isTaken = answer?.status === 200 || answer?.status === 201;
  if (!isTaken || answer.json.missingPhotos?.length) {
    for (const hash of answer?.json.missingPhotos ?? []) await forgetSent(hash);
    await mark(visit, { isSending: false, hasFailed: true });
    return false;
  }
  await mark(visit, { isSending: false, state: "sent", result: answer.json.state, reasons: answer.json.reasons });
  for (const hash of hashes(visit.report)) await store.remove("photos", hash);
  return true;
}

function hashes(report) {
  const own = (report.photos ?? []).map((photo) => photo.hash);
  return report.witness?.signature ? [...own, report.witness.signature] : own;
}

async function forgetSent(hash) {
  const photo = await store.get("photos", hash);
  if (photo) await store.put("photos", { ...photo, isSent: false });
}

async function sendPhoto(hash) {
  const photo = await store.get("photos", hash);
  if (!photo || photo.isSent) return true;
  const bytes = new Uint8Array(photo.bytes);
  let there = await call("GET", "/evidence/" + hash);
  while (there && !there.json.isComplete) {
    if (there.status !== 200) return false;
    const from = there.json.mustRestart ? 0 : Math.min(there.json.received, bytes.length);
    const path = `/evidence/${hash}?size=${bytes.length}&offset=${from}`;
    there = await call("PUT", path, bytes.slice(from, from + PIECE), "application/octet-stream");
  }
  if (!there) return false;
  await store.put("photos", { ...photo, isSent: true });
  return true;
}

addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
