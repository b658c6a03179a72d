// @ts-check
// <qingxi-map>: the moving map over the server's drawing. The drawing stays where the browser has no WebGL or the map
// library is not installed.
//
// For other modules (editing, tracing), the element offers
//   element.config            what the server told: layers with ids, versions and signs; words; addresses
//   element.map               the MapLibre map, or null while the drawing is shown
//   element.ready             a promise of the map; of null where the drawing stays
//   element.select(sel)       selects "layer.id" (or nothing, for null) and raises "selected"
//   element.setState(change)  changes layers, themes, classes: {layer: {isOn, theme, shown}}
// and raises these events, which bubble:
//   "selected"  detail {layer, id, position} or null: somebody chose a feature on the map or in the list
//   "viewed"    detail {box, view}: the view came to rest
//   "signedout" the server wants the user to sign in again
// Who changes records raises "changed" with detail {layer} on the element: the map then asks for that layer anew.
// A module that wants the clicks for itself calls element.capture(handler) and gets {lngLat, point}; release() ends it.
import { addMarks } from "./marks.js";
import { buildStyle, layerFilters } from "./style.js";

const libraries = new Map();

/** @param {string} folder */
function loadLibrary(folder) {
  let loading = libraries.get(folder);
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = folder + "maplibre-gl.css";
      document.head.append(sheet);
      const script = document.createElement("script");
      script.src = folder + "maplibre-gl.js";
      script.onload = () => resolve(/** @type {any} */ (window).maplibregl);
      script.onerror = () => reject(new Error("no map library"));
      document.head.append(script);
    });
    libraries.set(folder, loading);
  }
  return loading;
}

function hasWebGL() {
  try {
    const canvas = document.createElement("canvas");
    return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
  } catch {
    return false;
  }
}

export class QingxiMap extends HTMLElement {
  constructor() {
    super();
    /** @type {any} */
    this.config = null;
    /** @type {any} */
    this.map = null;
    /** @type {string | null} */
    this.selection = null;
    /** @type {((event: any) => void) | null} */
    this.captor = null;
    this.ready = new Promise((resolve) => (this.settle = resolve));
  }

  connectedCallback() {
    if (this.config) return;
    this.config = JSON.parse(this.dataset.config ?? "{}");
    this.selection = this.config.selection;
    for (const layer of this.config.layers) layer.shown = layer.shown ?? null;
    this.readShown();
    this.addEventListener("changed", (event) => this.reload(/** @type {CustomEvent} */ (event).detail?.layer));
    if ("demand" in this.dataset) {
      // The drawing suffices until somebody asks for more.
      this.dataset.state = "drawn";
      this.classList.add("is-drawn");
      const button = this.parentElement?.querySelector("[data-map-move]");
      if (button instanceof HTMLElement && hasWebGL()) {
        button.hidden = false;
        button.addEventListener("click", () => {
          button.hidden = true;
          this.classList.remove("is-drawn");
          this.start();
        });
      }
    } else if ("wait" in this.dataset) {
      // Not before the page is there, so that its words come first on slow lines.
      const begin = () => requestAnimationFrame(() => setTimeout(() => this.start(), 0));
      if (document.readyState === "complete") begin();
      else addEventListener("load", begin, { once: true });
    } else {
      this.start();
    }
  }

  /** Classes named in the address, which the server shows alone. */
  readShown() {
    const items = new URL(location.href).searchParams;
    for (const layer of this.config.layers) {
      const codes = items.getAll("only." + layer.id).flatMap((text) => text.split(","));
      if (codes.length > 0) layer.shown = codes;
    }
  }

  async start() {
    let map = null;
    try {
      if (!hasWebGL()) throw new Error("no WebGL");
      const library = await loadLibrary(this.config.vendor);
      map = await this.build(library);
    } catch (error) {
      this.classList.add("is-drawn");
      this.dataset.state = "drawn";
      if (!(error instanceof Error && /^no /.test(error.message))) console.warn(error);
    }
    this.map = map;
    this.settle(map);
  }

  /** @param {any} library */
  build(library) {
    const { config } = this;
    const words = config.words;
    const [longitude, latitude, zoom] = (config.view ?? "105,35,3").split(",").map(Number);
    const holder = document.createElement("div");
    holder.className = "map-holder";
    this.append(holder);
    const map = new library.Map({
      container: holder,
      style: buildStyle(config),
      ...(config.fit
        ? { bounds: config.fit, fitBoundsOptions: { padding: 36, maxZoom: 14 } }
        : { center: [longitude, latitude], zoom: Math.max(0, Math.min(zoom, 17.9)) }),
      maxZoom: 17.9,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      localIdeographFontFamily: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
      locale: {
        "NavigationControl.ZoomIn": words.zoomIn,
        "NavigationControl.ZoomOut": words.zoomOut,
        "NavigationControl.ResetBearing": words.resetNorth,
        "Map.Title": words.picture,
      },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new library.ScaleControl({ maxWidth: 120, unit: "metric" }), "bottom-left");
    addMarks(map, config);
    this.sketch = document.createElement("span");
    this.sketch.className = "map-sketch";
    this.sketch.textContent = words.sketch;
    this.append(this.sketch);
    return new Promise((resolve, reject) => {
      const refuse = setTimeout(() => reject(new Error("no map within a minute")), 60_000);
      map.once("load", () => {
        clearTimeout(refuse);
        this.listen(map);
        for (const number of config.basemap?.isOn ? config.basemap.tiles.keys() : []) {
          map.setLayoutProperty(`basemap-${number}`, "visibility", "visible");
        }
        const drawing = this.querySelector(".map-drawing");
        if (drawing instanceof HTMLElement) drawing.hidden = true;
        this.dataset.state = "moving";
        this.showSelection(map);
        map.once("idle", () => (this.dataset.idle = String(Math.round(performance.now()))));
        resolve(map);
      });
      map.on("error", (event) => {
        console.warn(event.error?.message ?? event);
        // The session has ended: the page says so, and the way back leads here.
        if (event.error?.status === 401) this.dispatchEvent(new CustomEvent("signedout", { bubbles: true }));
      });
    });
  }

  /** @param {any} map */
  listen(map) {
    map.on("click", (event) => {
      if (this.captor) this.captor(event);
      else this.choose(map, event.point);
    });
    map.on("mousemove", (event) => {
      if (this.captor) return;
      map.getCanvas().style.cursor = this.at(map, event.point) ? "pointer" : "";
    });
    map.getCanvas().addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const point = map.project(map.getCenter());
      if (this.captor) this.captor({ lngLat: map.getCenter(), point });
      else this.choose(map, point);
    });
    const cross = document.createElement("div");
    cross.className = "map-cross";
    cross.hidden = true;
    this.append(cross);
    // The cross shows what Enter means; with a pointer nobody needs it.
    map.getCanvas().addEventListener("focus", () => (cross.hidden = !map.getCanvas().matches(":focus-visible")));
    map.getCanvas().addEventListener("blur", () => (cross.hidden = true));
    map.on("moveend", () => this.tellView(map));
  }

  tellView(map = this.map) {
    if (!map) return;
    const bounds = map.getBounds();
    const centre = map.getCenter();
    const detail = {
      box: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((n) => n.toFixed(6)),
      view: `${centre.lng.toFixed(5)},${centre.lat.toFixed(5)},${map.getZoom().toFixed(2)}`,
    };
    this.dispatchEvent(new CustomEvent("viewed", { bubbles: true, detail }));
  }

  /** The feature or count nearest to a point of the screen, within the reach of a finger. */
  at(map, point) {
    const reach = 12;
    const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
    const layers = this.config.layers
      .flatMap((layer) => [`${layer.id}-areas`, `${layer.id}-marks`, `${layer.id}-line`, `${layer.id}-fill`])
      .filter((id) => map.getLayer(id));
    const found = map.queryRenderedFeatures(box, { layers });
    const distance = (feature) => {
      if (feature.geometry.type !== "Point") return reach;
      const place = map.project(feature.geometry.coordinates);
      return Math.hypot(place.x - point.x, place.y - point.y);
    };
    return found.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  choose(map, point) {
    const feature = this.at(map, point);
    if (!feature) return this.select(null);
    if (feature.layer.id.endsWith("-areas")) {
      const zoom = Math.min(map.getZoom() + 2, 12);
      return map.easeTo({ center: feature.geometry.coordinates, zoom });
    }
    const position = feature.geometry.type === "Point"
      ? feature.geometry.coordinates : map.unproject(point).toArray();
    this.select(`${feature.source}.${feature.id}`, position);
  }

  /**
   * @param {string | null} selection "layer.id"
   * @param {number[] | null} position
   */
  select(selection, position = null) {
    if (selection === this.selection && !position) return;
    this.selection = selection;
    this.selectedAt = position;
    if (this.map) this.showSelection(this.map);
    const [layer, id] = (selection ?? "").split(".");
    const detail = selection ? { layer, id, position } : null;
    this.dispatchEvent(new CustomEvent("selected", { bubbles: true, detail }));
  }

  showSelection(map) {
    const at = this.selection ? this.selectedAt ?? cardPosition(this.selection) : null;
    map.getSource("selection")?.setData({
      type: "FeatureCollection",
      features: at ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at } }] : [],
    });
  }

  /** @param {Record<string, {isOn?: boolean, theme?: string, shown?: string[] | null}>} change */
  setState(change) {
    for (const layer of this.config.layers) Object.assign(layer, change[layer.id] ?? {});
    if (!this.map) return;
    if (change.relief && this.map.getLayer("relief")) {
      this.map.setLayoutProperty("relief", "visibility", change.relief.isOn ? "visible" : "none");
    }
    for (const layer of this.config.layers) {
      if (!change[layer.id]) continue;
      for (const [id, parts] of layerFilters(layer)) {
        if (!this.map.getLayer(id)) continue;
        if (parts.filter !== undefined) this.map.setFilter(id, parts.filter);
        for (const [name, value] of Object.entries(parts.layout ?? {})) this.map.setLayoutProperty(id, name, value);
        for (const [name, value] of Object.entries(parts.paint ?? {})) this.map.setPaintProperty(id, name, value);
      }
    }
  }

  /** @param {boolean} isOn */
  setBasemap(isOn) {
    this.config.basemap.isOn = isOn;
    for (const number of this.config.basemap.tiles.keys()) {
      this.map?.setLayoutProperty(`basemap-${number}`, "visibility", isOn ? "visible" : "none");
    }
  }

  /**
   * @param {string} key `relief` or `base`
   * @param {number} share
   */
  setOpacity(key, share) {
    const ids = key === "relief" ? ["relief"] : [...(this.config.basemap?.tiles ?? []).keys()].map((n) => `basemap-${n}`);
    for (const id of ids) if (this.map?.getLayer(id)) this.map.setPaintProperty(id, "raster-opacity", share);
  }

  /** @param {(event: any) => void} handler */
  capture(handler) {
    this.captor = handler;
    if (this.map) this.map.getCanvas().style.cursor = "crosshair";
  }

  release() {
    this.captor = null;
    if (this.map) this.map.getCanvas().style.cursor = "";
  }

  /** Asks for a layer anew after a change of its records. */
  async reload(/** @type {string | undefined} */ layerID) {
    const answer = await fetch(this.config.page + "/versions" + location.search);
    if (!answer.ok) return;
    const versions = await answer.json();
    for (const layer of this.config.layers) {
      if (layerID && layer.id !== layerID) continue;
      layer.version = versions[layer.id] ?? layer.version;
      const style = buildStyle(this.config);
      this.map?.getSource(layer.id)?.setTiles(style.sources[layer.id].tiles);
    }
    this.tellView();
  }
}

/** Where the selected feature's card says that it is. */
function cardPosition(/** @type {string} */ selection) {
  for (const mark of document.querySelectorAll("[data-at][data-sel]")) {
    if (mark instanceof HTMLElement && mark.dataset.sel === selection) return mark.dataset.at?.split(",").map(Number);
  }
  return null;
}

if (!customElements.get("qingxi-map")) customElements.define("qingxi-map", QingxiMap);
