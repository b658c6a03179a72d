// The form of one visit; every change is on the disk before the next tap.
import * as store from "./store.js";
import { gallery } from "./gallery.js";
import { choices, element, field, position } from "./parts.js";
import { sha256 } from "./photos.js";
import { signatureBox } from "./signature.js";
import { pick, text } from "./words.js";

/** What the answers mean; the same rule as on the server. */
export function verdict(checklist, answers) {
  const failed = checklist.items.filter((item) => item.failing.includes(answers[item.id]));
  if (failed.some((item) => item.weight === "decisive")) return "not-effective";
  const supporting = failed.filter((item) => item.weight === "supporting").length;
  if (supporting >= Math.max(1, checklist.supportingLimit)) return "not-effective";
  return open(checklist, answers) ? null : "effective";
}

function open(checklist, answers) {
  return checklist.items.filter((item) => item.weight !== "noted" && !answers[item.id]).length;
}

/** Begins a visit to a task, or goes on with the one begun. */
export async function begin(campaign, task, day) {
  const known = (await store.all("visits")).find((visit) => visit.report.assignment === task.assignment);
  if (known) return known;
  const visit = {
    clientId: store.newID(), state: "draft", campaign: campaign.id, name: task.name,
    by: day?.userId, byName: day?.user,
    report: {
      purpose: "spot-check", campaign: campaign.id, assignment: task.assignment, facility: task.facility,
      startedAt: Date.now(), answers: {}, readings: [], bottles: [], photos: [], witness: { name: "" },
      device: navigator.userAgent.slice(0, 180),
    },
  };
  visit.report.clientId = visit.clientId;
  await store.put("visits", visit);
  return visit;
}

/** Shows the form; `done` is called when it is left. */
export function show(main, campaign, task, visit, done) {
  const { report } = visit;
  const checklist = campaign.checklist;
  const signature = signatureBox();
  const problems = element("p", { className: "problems", role: "alert" });
  // Says whether it is on the disk: what is not must stay on the screen.
  const save = () => store.put("visits", visit).then(() => true, () => {
    problems.textContent = text("storageFull");
    return false;
  });

  const result = element("p", { className: "verdict" });
  const refresh = () => {
    const said = verdict(checklist, report.answers);
    const isChecked = visit.how === undefined || visit.how === "checked";
    result.textContent = isChecked && said ? text("outcomeAuto") + text(said) : "";
  };

  const where = element("p", {}, report.position ? text("positionAt", { n: Math.round(report.position.accuracy) }) : "");
  const locate = async () => {
    where.textContent = text("positioning");
    const found = await position();
    if (found) report.position = found;
    where.textContent = found ? text("positionAt", { n: Math.round(found.accuracy) }) : text("noPosition");
    await save();
  };
  if (!report.position) locate();

  const input = (value, change, mode) => element("input", {
    type: "text", value: value ?? "", ...(mode && { inputMode: mode }), onchange: (event) => { change(event.target.value.trim()); save(); },
  });
  const reading = (meter, unit) => input(
    report.readings.find((one) => one.meter === meter)?.value, (value) => {
      report.readings = report.readings.filter((one) => one.meter !== meter);
      const number = Number(value.replace(",", "."));
      if (value && Number.isFinite(number)) report.readings.push({ meter, value: number, unit });
    }, "decimal");
  const bottle = (point) => input(report.bottles.find((one) => one.point === point)?.code, (code) => {
    report.bottles = report.bottles.filter((one) => one.point !== point);
    if (code) report.bottles.push({ code, point });
  });

  main.replaceChildren(
    element("button", { type: "button", className: "back", onclick: done }, "← " + text("back")),
    element("h1", {}, task.name), element("p", { className: "muted" }, task.place + " · " + task.code),
    element("section", {}, where, element("button", { type: "button", onclick: locate }, text("position"))),
    element("section", { className: "how" }, element("h2", {}, text("outcome")),
      choices("how", text("outcome"),
        [["checked", text("checked")], ["inaccessible", text("inaccessible")], ["out-of-scope", text("out-of-scope")]],
        visit.how ?? "checked", (value) => { visit.how = value; refresh(); save(); })),
    element("section", {}, element("h2", {}, text("checklist")), ...checklist.items.map((item) =>
      choices("item-" + item.id, pick(item.question), item.choices.map((choice) => [choice.code, pick(choice.words)]),
        report.answers[item.id], (value) => { report.answers[item.id] = value; refresh(); save(); })), result),
    element("section", {}, element("h2", {}, text("readings")),
      field(text("flow"), reading("flow", "m³")), field(text("power"), reading("power", "kWh"))),
    element("section", {}, element("h2", {}, text("bottles")),
      field(text("inlet"), bottle("inlet")), field(text("outlet"), bottle("outlet"))),
    gallery(checklist, {
      now: () => visit, photos: () => report.photos, isOwn: () => true, here: () => report.position,
      keep: async (photo) => {
        report.photos.push(photo);
        if (await save()) return;
        report.photos.pop();
        throw new Error("full");
      },
      drop: async (hash) => {
        report.photos = report.photos.filter((photo) => photo.hash !== hash);
        await save();
      },
      tell: (words) => { problems.textContent = words; },
    }),
    element("section", {}, element("h2", {}, text("witness")),
      field(text("witnessName"), input(report.witness.name, (value) => { report.witness.name = value; })),
      field(text("witnessDuty"), input(report.witness.duty, (value) => { report.witness.duty = value; })),
      signature.node,
      field(text("refusal"), input(report.witness.refusal, (value) => { report.witness.refusal = value; }))),
    element("section", {}, field(text("remarks"), input(report.remarks, (value) => { report.remarks = value; }))),
    problems,
    element("button", { type: "button", className: "primary", id: "save", onclick: () => finish() }, text("save")));
  refresh();
  scrollTo(0, 0);

  async function finish() {
    const how = visit.how ?? "checked";
    const outcome = how === "checked" ? verdict(checklist, report.answers) : how;
    if (!outcome) {
      problems.textContent = text("needAnswers", { n: open(checklist, report.answers) });
      return;
    }
    if (!report.photos.length) {
      problems.textContent = text("needPhoto");
      return;
    }
    const signed = await signature.bytes();
    if (signed) {
      const hash = await sha256(signed);
      try {
        await store.put("photos", { hash, bytes: signed, visit: visit.clientId });
      } catch {
        problems.textContent = text("storageFull");
        return;
      }
      report.witness.signature = hash;
    }
    report.outcome = outcome;
    report.endedAt = Date.now();
    visit.state = "queued";
    if (await save()) return done();
    visit.state = "draft";
  }
}
