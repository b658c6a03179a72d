// The last way out where sending never works: everything that waits in one file, to be handed over by hand.
import * as store from "./store.js";
import { element } from "./parts.js";
import { isWaiting } from "./sync.js";

/** Hands out a file of all visits that wait, with their photos; nothing is taken off the phone. */
export async function exportAll(day) {
  const waiting = (await store.all("visits")).filter(isWaiting);
  const reports = waiting.map(({ report, late }) => ({ ...report, photos: [...report.photos, ...(late ?? [])] }));
  const names = reports.flatMap((report) => [...report.photos.map((photo) => photo.hash), report.witness?.signature]);
  const head = { version: 1, user: day?.user, exportedAt: Date.now() };
  const parts = [JSON.stringify(head).slice(0, -1), ',"visits":', JSON.stringify(reports), ',"photos":['];
  let separator = "";
  for (const hash of new Set(names.filter(Boolean))) {
    const photo = await store.get("photos", hash);
    // What is gone from here has arrived there.
    if (!photo) continue;
    parts.push(separator, JSON.stringify({ hash, base64: base64(new Uint8Array(photo.bytes)) }));
    separator = ",";
  }
  parts.push("]}");
  const address = URL.createObjectURL(new Blob(parts, { type: "application/json" }));
  element("a", { href: address, download: `qingxi-${Date.now()}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function base64(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
