// @ts-check
// Edits on the map: move a point, draw or reshape a line or an area, draw a sewer that snaps to manholes and ends,
// strike a record off.
// Everything also works by typing vertices. Saving names the version that was seen; a conflict shows both sides.
import { QingxiMap } from "./element.js";
import { Draft, rounded, typed, verticesOf } from "./drafts.js";

const element = document.querySelector("qingxi-map");
const panel = document.querySelector("#map-edit");
if (element instanceof QingxiMap && panel instanceof HTMLElement) new Editor(element, panel);

/** What is drawn while editing, on a source of its own. */
function addLayers(map) {
  if (map.getSource("draft")) return;
  const empty = { type: "FeatureCollection", features: [] };
  map.addSource("draft-near", { type: "geojson", data: empty });
  map.addSource("draft", { type: "geojson", data: empty });
  const layers = [
    ["draft-near-line", "line", "draft-near", { "line-color": "#52646a", "line-width": 2 }],
    ["draft-near-point", "circle", "draft-near", { "circle-radius": 4, "circle-color": "#fff", "circle-stroke-color": "#52646a", "circle-stroke-width": 2 }],
    ["draft-fill", "fill", "draft", { "fill-color": "#c4330b", "fill-opacity": 0.15 }],
    ["draft-line", "line", "draft", { "line-color": "#c4330b", "line-width": 3 }],
    ["draft-point", "circle", "draft", { "circle-radius": 6, "circle-color": "#c4330b", "circle-stroke-color": "#fff", "circle-stroke-width": 2 }],
  ];
  for (const [id, type, source, paint] of layers) {
    const shape = { line: ["LineString", "Polygon"], circle: ["Point"], fill: ["Polygon"] }[/** @type {string} */ (type)];
    map.addLayer({ id, type, source, paint, filter: ["in", ["geometry-type"], ["literal", shape]] });
  }
}

function Editor(element, panel) {
  const told = JSON.parse(panel.dataset.config ?? "{}");
  const words = told.words;
  const find = (name) => /** @type {any} */ (panel.querySelector(`[data-edit=${name}]`));
  const list = find("vertices");
  /** @type {Draft | null} */
  let draft = null;
  /** @type {any} what is edited: {kind, id, version, values, form}, or {kind: "sewer"} for a new one */
  let target = null;
  /** @type {any[]} changes saved in this visit, the latest last */
  const saved = [];
  /** @type {any[]} */
  let nearby = [];
  const ends = [null, null];

  panel.hidden = false;
  panel.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-edit]") : null;
    if (button instanceof HTMLElement) actions[button.dataset.edit ?? ""]?.();
  });
  list.addEventListener("change", () => {
    const points = typed(list.value);
    if (!points) return tell(words.malformed, true);
    draft?.set(draft.form === "point" ? points.slice(-1) : points);
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!draft || !(event.ctrlKey || event.metaKey) || event.target === list) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    actions[key === "y" || event.shiftKey ? "redo" : "undo"]();
  });
  addEventListener("beforeunload", (event) => {
    if (draft?.isChanged) event.preventDefault();
  });
  element.addEventListener("selected", () => offer());
  offer();

  function tell(text, isWrong = false) {
    const line = find("status");
    line.textContent = text;
    line.classList.toggle("is-wrong", isWrong);
  }

  /** Which buttons make sense now. */
  function offer() {
    const [layer] = (element.selection ?? "").split(".");
    const kind = told.kinds[layer];
    const isBusy = Boolean(target);
    const isDrawing = Boolean(draft);
    find("move").disabled = isBusy || !kind?.hasPoint;
    find("shape").disabled = isBusy || !kind?.shape;
    find("retire").disabled = isBusy || !kind?.canRetire;
    find("sewer").disabled = isBusy;
    find("form").hidden = !isBusy;
    find("drawing").hidden = find("undo").hidden = find("redo").hidden = find("save").hidden = !isDrawing;
    find("strike").hidden = !isBusy || isDrawing;
    find("new").hidden = !isDrawing || target.id !== undefined;
    find("clear").hidden = !isDrawing || target.id === undefined;
    find("retract").disabled = saved.length === 0 || isBusy;
  }

  const actions = {
    move: () => begin("point"),
    shape: () => begin("shape"),
    retire: () => begin("retire"),
    strike: () => strike(),
    sewer: () => {
      target = { kind: "sewer", form: "line" };
      ends.fill(null);
      start(new Draft("line"));
    },
    undo: () => draft?.undo() && show(),
    redo: () => draft?.redo() && show(),
    save: () => save(),
    cancel: () => {
      if (!draft?.isChanged || confirm(words.discard)) stop(words.cancelled);
    },
    clear: () => save(true),
    retract: () => retract(),
    mine: () => save(false, true),
    theirs: () => stop(words.keptTheirs),
  };

  async function record(kind, id) {
    const answer = await fetch(`/api/v1/records/${kind}/${id}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(await reason(answer));
    return answer.json();
  }

  async function begin(what) {
    const [layer, id] = (element.selection ?? "").split(".");
    const kind = told.kinds[layer];
    if (!kind) return;
    try {
      const found = await record(kind.kind, id);
      target = { kind: kind.kind, layer, id, version: found.version, values: found.values, name: found.name, form: what };
      const { longitude, latitude, shape } = found.values;
      if (what === "retire") {
        find("heading").textContent = words.retireHeading.replace("{name}", found.name || `#${id}`);
        tell(words.retireHint);
        offer();
        find("source").focus();
      } else if (what === "point") {
        start(new Draft("point", longitude === undefined ? [] : [[longitude, latitude]]));
      } else {
        const known = shape ? verticesOf(shape) : null;
        if (shape && !known) {
          target = null;
          return tell(words.complex, true);
        }
        start(new Draft(known?.form ?? kind.shape, known?.vertices ?? []));
      }
    } catch (error) {
      target = null;
      tell(String(error instanceof Error ? error.message : error), true);
    }
  }

  function start(/** @type {Draft} */ fresh) {
    draft = fresh;
    find("conflict").hidden = true;
    find("heading").textContent = target.name ?? words.newSewer;
    tell(words.hint);
    if (element.map) {
      addLayers(element.map);
      element.capture((event) => click(event));
      if (target.kind === "sewer" || target.kind === "manhole") askNearby();
    }
    offer();
    show();
    (element.map ? element.map.getCanvas() : list).focus();
  }

  function stop(text = "") {
    draft = null;
    target = null;
    element.release();
    find("conflict").hidden = true;
    for (const source of ["draft", "draft-near"]) {
      element.map?.getSource(source)?.setData({ type: "FeatureCollection", features: [] });
    }
    tell(text);
    offer();
  }

  function click(event) {
    if (!draft) return;
    const point = [rounded(event.lngLat.lng), rounded(event.lngLat.lat)];
    draft.add(target.kind === "sewer" ? snap(point, event.point) : point);
    show();
  }

  /** The nearest manhole or end of a pipe within the reach of a finger, else the point itself. */
  function snap(point, at) {
    let best = null;
    for (const place of nearby) {
      const there = element.map.project(place.coordinates);
      const metres = Math.hypot(there.x - at.x, there.y - at.y);
      if (metres <= 14 && (!best || metres < best.metres)) best = { metres, place };
    }
    if (!best) return point;
    tell(words.snapped.replace("{name}", best.place.code || best.place.name));
    const field = find("place");
    if (field && !field.value && best.place.place) field.value = "#" + best.place.place;
    return best.place.coordinates;
  }

  async function askNearby() {
    const bounds = element.map.getBounds();
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((n) => n.toFixed(6));
    const answer = await fetch(`/networks/near.geojson?box=${box.join(",")}`);
    if (!answer.ok) return;
    const data = await answer.json();
    nearby = [];
    for (const { geometry, properties } of data.features) {
      const points = geometry.type === "Point" ? [geometry.coordinates] : [geometry.coordinates[0], geometry.coordinates.at(-1)];
      for (const coordinates of points) nearby.push({ ...properties, coordinates });
    }
    // Manholes first, so that an end is named by the manhole that stands on it.
    nearby.sort((a, b) => Number(a.kind === "sewer") - Number(b.kind === "sewer"));
    element.map.getSource("draft-near")?.setData(data);
  }

  function show() {
    if (!draft) return;
    list.value = draft.vertices.map(([x, y]) => `${x}, ${y}`).join("\n");
    find("undo").disabled = draft.done.length === 0;
    find("redo").disabled = draft.undone.length === 0;
    find("save").disabled = !draft.isComplete || !draft.isChanged;
    const points = draft.vertices.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } }));
    const whole = draft.isComplete && draft.form !== "point" ? [{ type: "Feature", properties: {}, geometry: draft.geometry }] : [];
    element.map?.getSource("draft")?.setData({ type: "FeatureCollection", features: [...whole, ...points] });
  }

  /** What is stated of the record, and where it comes from. */
  function statement(isClearing) {
    const source = find("source").value.trim();
    const origin = { sourceDatum: `CGCS2000 · ${words.drawn}${source ? `：${source}` : ""}` };
    if (!draft) return origin;
    if (draft.form === "point") {
      const [longitude, latitude] = isClearing ? [null, null] : draft.vertices[0];
      return { longitude, latitude, ...origin };
    }
    return { shape: isClearing ? null : draft.text, ...origin };
  }

  function nodeAt(vertex) {
    const found = nearby.find((place) => place.kind !== "sewer" && place.code && String(place.coordinates) === String(vertex));
    return found?.code;
  }

  function creation() {
    const values = { ...statement(false), sewerKind: find("kind").value };
    for (const name of ["name", "code", "place"]) {
      const value = find(name).value.trim();
      if (value) values[name] = value;
    }
    const diameter = Number(find("diameter").value);
    if (diameter > 0) values.diameter = diameter;
    if (draft) {
      const [from, to] = [nodeAt(draft.vertices[0]), nodeAt(draft.vertices.at(-1))];
      if (from) values.fromNode = from;
      if (to) values.toNode = to;
    }
    if (values.place?.startsWith("#")) values.place = Number(values.place.slice(1));
    return values;
  }

  async function send(method, path, body, version) {
    const headers = { "Content-Type": "application/json", "X-CSRF-Token": told.token };
    if (version !== undefined) headers["If-Match"] = `"${version}"`;
    return fetch(path, { method, headers, body: JSON.stringify(body) });
  }

  async function save(isClearing = false, isAgain = false) {
    if (!draft || !target) return;
    const validFrom = find("day").value;
    try {
      if (target.id === undefined) {
        const answer = await send("POST", "/api/v1/records/sewer", { values: creation(), validFrom });
        if (!answer.ok) throw new Error(await reason(answer));
        const { id, version } = await answer.json();
        saved.push({ kind: "sewer", id, layer: "sewers", created: version, validFrom });
        target.layer = "sewers";
        return finish(words.added);
      }
      const values = statement(isClearing);
      const path = `/api/v1/records/${target.kind}/${target.id}`;
      const answer = await send("PATCH", path, { values, validFrom }, target.version);
      if (answer.status === 412 || answer.status === 409) return await conflict(values);
      if (!answer.ok) throw new Error(await reason(answer));
      const before = Object.fromEntries(Object.keys(values).map((key) => [key, target.values[key] ?? null]));
      saved.push({ kind: target.kind, id: target.id, layer: target.layer, before, validFrom });
      finish(isAgain ? words.savedMine : words.saved);
    } catch (error) {
      tell(String(error instanceof Error ? error.message : error), true);
    }
  }

  function finish(text) {
    const layer = target?.layer;
    stop(text);
    element.dispatchEvent(new CustomEvent("changed", { bubbles: true, detail: { layer } }));
  }

  /** Strikes the record off since the day given; its past stays. */
  async function strike() {
    if (!target) return;
    const source = find("source").value.trim();
    if (!source) {
      find("source").focus();
      return tell(words.sourceNeeded, true);
    }
    try {
      const { kind, id, layer, version } = target;
      const answer = await send("POST", `/api/v1/records/${kind}/${id}/retire`, { source, validFrom: find("day").value }, version);
      if (answer.status === 412 || answer.status === 409) {
        const now = await record(kind, id);
        target.version = now.version;
        return tell(words.retireConflict, true);
      }
      if (!answer.ok) throw new Error(await reason(answer));
      saved.push({ kind, id, layer, retired: true });
      finish(words.retired);
      element.select(null);
    } catch (error) {
      tell(String(error instanceof Error ? error.message : error), true);
    }
  }

  /** Somebody else changed the record meanwhile: both sides are shown, and the editor decides. */
  async function conflict(values) {
    const now = await record(target.kind, target.id);
    const body = find("compare");
    body.replaceChildren();
    for (const key of Object.keys({ ...values, ...changed(target.values, now.values) })) {
      const row = document.createElement("tr");
      const cells = [told.labels[key] ?? key, target.values[key], now.values[key], key in values ? values[key] : now.values[key]];
      for (const [index, value] of cells.entries()) {
        const cell = document.createElement(index === 0 ? "th" : "td");
        cell.textContent = value === undefined || value === null ? "—" : String(value);
        row.append(cell);
      }
      body.append(row);
    }
    target.version = now.version;
    target.values = now.values;
    find("conflict").hidden = false;
    tell(words.conflict, true);
    find("conflict").focus();
  }

  function changed(before, after) {
    const keys = Object.keys({ ...before, ...after });
    return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));
  }

  /** Sends what takes a saved change back. */
  async function takeBack(last) {
    const path = `/api/v1/records/${last.kind}/${last.id}`;
    if (last.retired) return send("POST", path + "/restore", {});
    const { version } = await record(last.kind, last.id);
    const validFrom = last.validFrom ?? find("day").value;
    if (last.created !== undefined) return send("POST", path + "/retire", { source: words.mistake, validFrom }, version);
    return send("PATCH", path, { values: last.before, validFrom }, version);
  }

  /** Takes back the last saved change by a correcting fact: what was saved stays on file. */
  async function retract() {
    const last = saved.pop();
    if (!last) return;
    try {
      const answer = await takeBack(last);
      if (!answer.ok) throw new Error(await reason(answer));
      tell(words.retracted);
      element.dispatchEvent(new CustomEvent("changed", { bubbles: true, detail: { layer: last.layer } }));
    } catch (error) {
      saved.push(last);
      tell(String(error instanceof Error ? error.message : error), true);
    }
    offer();
  }

  async function reason(answer) {
    try {
      const problem = await answer.json();
      const details = (problem.errors ?? []).map((fault) => fault.detail ?? fault.message ?? "").filter(Boolean);
      return [problem.detail ?? problem.title, ...details].join(" ");
    } catch {
      return String(answer.status);
    }
  }
}
