// Sends what is waiting, piece by piece; whatever breaks off goes on where it stopped, and nothing is sent twice.
import * as store from "./store.js";

const PIECE = 64 * 1024;
const LONGEST_WAIT = 60_000;
const GIVE_UP_AFTER = 15_000;

let formToken = "";
let user = null;
let isRunning = false;
let failures = 0;
let timer;
let isReached = true;
let listener = () => {};

/** Calls back with the last answer about the lists, or without, whenever something that waits has changed. */
export function onChange(callback) { listener = callback; }

/** Whether the server answered the last time it was asked; a phone with a signal may still not reach it. */
export const reachesServer = () => navigator.onLine && isReached;

/** Whether anything of a visit is still to be sent. */
export function isWaiting(visit) {
  return visit.state === "queued" || (visit.state === "sent" && visit.late?.length > 0);
}

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
    isReached = true;
    return { status: answer.status, json };
  } catch {
    isReached = false;
    return null;
  } finally {
    clearTimeout(limit);
  }
}

/** Fetches the lists of the day; null without network. */
export async function fetchDay() {
  const answer = await call("GET", "/field/day");
  if (answer?.status === 200) {
    formToken = answer.json.formToken;
    user = answer.json.userId;
  }
  return answer;
}

/** Sends all that waits; comes back by itself after a failure. */
export async function send() {
  if (isRunning) return;
  isRunning = true;
  clearTimeout(timer);
  let failed = false;
  let answer;
  try {
    const waiting = (await store.all("visits")).filter(isWaiting);
    // A form token belongs to a session, and the session may be another one than yesterday's.
    if (waiting.length) {
      answer = await fetchDay();
      failed = answer?.status !== 200;
    }
    for (const visit of failed ? [] : waiting) {
      // On a shared phone a visit is sent by the one who made it: whoever sends it answers for it.
      if (visit.by !== undefined && visit.by !== user) continue;
      if (!(await sendVisit(visit.clientId))) failed = true;
    }
  } catch {
    failed = true;
  }
  isRunning = false;
  listener(answer);
  failures = failed ? failures + 1 : 0;
  if (failed) timer = setTimeout(send, Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(failures, 6)));
}

async function mark(id, changes) {
  const visit = await store.change("visits", id, (known) => Object.assign(known, changes));
  listener();
  return visit;
}

async function sendVisit(id) {
  let visit = await mark(id, { isSending: true, hasFailed: false, refusal: undefined });
  const late = visit.late ?? [];
  const sent = visit.state === "queued" ? await sendReport(visit) : { isTaken: true };
  if (sent.isTaken && late.length) Object.assign(sent, await sendLate(visit, late));
  await mark(id, { isSending: false, hasFailed: !sent.isTaken, refusal: sent.refusal });
  return sent.isTaken;
}

async function sendReport(visit) {
  const names = hashes(visit.report);
  for (const hash of names) {
    const outcome = await sendPhoto(visit.clientId, hash);
    if (!outcome.isTaken) return outcome;
  }
  const answer = await call("POST", "/field/visits", JSON.stringify({ ...visit.report, sentAt: Date.now() }));
  const outcome = await judge(answer);
  if (!outcome.isTaken) return outcome;
  await mark(visit.clientId, { state: "sent", result: answer.json.state, reasons: answer.json.reasons });
  for (const hash of names) await store.remove("photos", hash);
  return outcome;
}

/** Photos that were taken after the visit had been saved go after it, to the same visit. */
async function sendLate(visit, late) {
  for (const { hash } of late) {
    const outcome = await sendPhoto(visit.clientId, hash);
    if (!outcome.isTaken) return outcome;
  }
  const path = "/field/visits/" + encodeURIComponent(visit.clientId) + "/photos";
  const outcome = await judge(await call("POST", path, JSON.stringify({ photos: late })));
  if (!outcome.isTaken) return outcome;
  const names = new Set(late.map((photo) => photo.hash));
  await store.change("visits", visit.clientId, (known) => {
    known.report.photos.push(...late);
    known.late = known.late.filter((photo) => !names.has(photo.hash));
  });
  for (const hash of names) await store.remove("photos", hash);
  return outcome;
}

/** Whether the server has all of it; what it still misses is sent again, and a refusal is told. */
async function judge(answer) {
  if (!answer) return { isTaken: false };
  if (answer.status !== 200 && answer.status !== 201) {
    return { isTaken: false, refusal: answer.json.detail ?? String(answer.status) };
  }
  let isTaken = true;
  for (const hash of answer.json.missingPhotos ?? []) {
    // One that this phone no longer has cannot come from here; the server's page says that it is missing.
    if (await store.change("photos", hash, (photo) => { photo.isSent = false; })) isTaken = false;
  }
  return { isTaken };
}

function hashes(report) {
  const own = (report.photos ?? []).map((photo) => photo.hash);
  return report.witness?.signature ? [...own, report.witness.signature] : own;
}

async function markPhoto(id, hash, state) {
  await store.change("visits", id, (visit) => { visit.photoStates = { ...visit.photoStates, [hash]: state }; });
  listener();
}

async function sendPhoto(id, hash) {
  const photo = await store.get("photos", hash);
  if (!photo || photo.isSent) return { isTaken: true };
  await markPhoto(id, hash, "sending");
  const outcome = await sendPieces(hash, new Uint8Array(photo.bytes));
  if (outcome.isTaken) await store.change("photos", hash, (kept) => { kept.isSent = true; });
  await markPhoto(id, hash, outcome.isTaken ? "sent" : "failed");
  return outcome;
}

async function sendPieces(hash, bytes) {
  let there = await call("GET", "/evidence/" + hash);
  while (there && !there.json.isComplete) {
    if (there.status !== 200) return { isTaken: false, refusal: there.json.detail ?? String(there.status) };
    const from = there.json.mustRestart ? 0 : Math.min(there.json.received, bytes.length);
    const path = `/evidence/${hash}?size=${bytes.length}&offset=${from}`;
    there = await call("PUT", path, bytes.slice(from, from + PIECE), "application/octet-stream");
  }
  return { isTaken: there !== null };
}

addEventListener("online", send);
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
