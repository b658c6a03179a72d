// The photos of a visit: taken, shown with how far each has come, and added to a visit that was saved before.
import * as store from "./store.js";
import { sha256, shrink } from "./photos.js";
import { chip, element, field, position } from "./parts.js";
import { pick, text } from "./words.js";

const TONES = { waiting: "bad", sending: "partial", failed: "bad", sent: "good" };

/** How far a photo has come: waiting, sending, failed or sent. */
export function photoState(visit, photo) {
  if (visit.state === "sent" && !visit.late?.some((late) => late.hash === photo.hash)) return "sent";
  return visit.photoStates?.[photo.hash] ?? "waiting";
}

/** The section with camera and pictures; `now` gives the visit and `photos` its list, `keep` and `drop` change them. */
export function gallery(checklist, { now, photos, isOwn, keep, drop, here, tell }) {
  const list = element("ul", { className: "photos" });
  const about = element("select", { id: "photo-item" }, element("option", { value: "general" }, text("general")),
    ...checklist.items.map((item) => element("option", { value: item.id }, pick(item.question))));

  function subject(photo) {
    const item = checklist.items.find((one) => one.id === photo.item);
    return item ? pick(item.question) : text("general");
  }

  async function draw() {
    const rows = [];
    for (const photo of photos()) {
      const kept = await store.get("photos", photo.hash);
      const state = photoState(now(), photo);
      const image = kept ? element("img", { alt: subject(photo) }) : element("div", { className: "gone" }, subject(photo));
      if (kept) {
        image.src = URL.createObjectURL(new Blob([kept.bytes], { type: "image/jpeg" }));
        image.onload = () => URL.revokeObjectURL(image.src);
      }
      rows.push(element("li", {}, image, element("p", {}, chip(text("photo-" + state), TONES[state])),
        isOwn(photo) ? element("button", { type: "button", onclick: async () => { await drop(photo.hash); draw(); } },
          text("removePhoto")) : null));
    }
    list.replaceChildren(...rows);
  }

  async function take(event) {
    for (const file of Array.from(event.target.files)) {
      const bytes = await shrink(file);
      const hash = await sha256(bytes);
      try {
        const kept = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
        await store.put("photos", { hash, bytes: kept, visit: now().clientId });
        if (!photos().some((photo) => photo.hash === hash)) {
          await keep({ hash, item: about.value, takenAt: Date.now(), position: here() });
        }
      } catch {
        tell(text("storageFull"));
        break;
      }
    }
    event.target.value = "";
    await draw();
  }

  function input(id, words, properties) {
    const picker = element("input", { type: "file", accept: "image/*", multiple: true, id, onchange: take });
    for (const [name, value] of Object.entries(properties)) picker.setAttribute(name, value);
    return element("label", { className: "button" }, element("span", {}, text(words)), picker);
  }

  draw();
  return element("section", {}, element("h2", {}, text("photos")), field(text("photoFor"), about),
    element("div", { className: "pickers" }, input("camera", "addPhoto", { capture: "environment" }),
      input("album", "fromAlbum", {})), list);
}

/** The page on which photos are added to a visit that was saved; `done` is called when it is left. */
export function showLate(main, campaign, task, visit, done) {
  const problems = element("p", { className: "problems", role: "alert" });
  let here;
  position().then((found) => { here = found ?? undefined; });
  const change = async (edit) => { visit = await store.change("visits", visit.clientId, edit); };
  const late = () => visit.late ?? [];
  main.replaceChildren(
    element("button", { type: "button", className: "back", onclick: done }, "← " + text("back")),
    element("h1", {}, task.name), element("p", { className: "muted" }, [task.place, task.code].filter(Boolean).join(" · ")),
    element("p", {}, text("lateHint")),
    gallery(campaign.checklist, {
      now: () => visit, photos: () => [...visit.report.photos, ...late()], isOwn: (photo) => late().includes(photo), here: () => here,
      keep: (photo) => change((known) => { known.late = [...(known.late ?? []), photo]; }),
      drop: (hash) => change((known) => { known.late = (known.late ?? []).filter((photo) => photo.hash !== hash); }),
      tell: (words) => { problems.textContent = words; },
    }),
    problems, element("button", { type: "button", className: "primary", id: "late-done", onclick: done }, text("lateDone")));
  scrollTo(0, 0);
}
