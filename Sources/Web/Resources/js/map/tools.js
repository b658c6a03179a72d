// @ts-check
// Tools of the moving map: measuring, coordinates, the own position, pictures, full screen.
import { toBD09, toGCJ02 } from "./datums.js";
import { savePicture } from "./picture.js";

/** Mean radius of the Earth in metres (2a + b)/3 of GRS80. */
const earth = 6371008.8;
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/** Metres along the great circle (haversine formula). */
export function distance(a, b) {
  const [dx, dy] = [radians(b[0] - a[0]) / 2, radians(b[1] - a[1]) / 2];
  const h = Math.sin(dy) ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * Math.sin(dx) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Square metres of a ring on the sphere (trapezia between its sides and the equator). */
export function area(ring) {
  let sum = 0;
  for (let index = 0; index < ring.length; index++) {
    const [a, b] = [ring[index], ring[(index + 1) % ring.length]];
    sum += radians(b[0] - a[0]) * (2 + Math.sin(radians(a[1])) + Math.sin(radians(b[1])));
  }
  return Math.abs((sum * earth * earth) / 2);
}

const rounded = (/** @type {number} */ number, /** @type {number} */ places) =>
  number.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });

export function lengthText(metres) {
  return metres >= 1000 ? `${rounded(metres / 1000, 2)} km` : `${rounded(metres, 1)} m`;
}

export function areaText(squareMetres) {
  if (squareMetres >= 1e6) return `${rounded(squareMetres / 1e6, 3)} km²`;
  return `${rounded(squareMetres, 0)} m² · ${rounded(squareMetres / 10000, 2)} ha`;
}

/** A position in the three datums in use. */
export function coordinatesText(longitude, latitude) {
  const show = ([x, y]) => `${x.toFixed(6)}, ${y.toFixed(6)}`;
  return `CGCS2000 ${show([longitude, latitude])} | GCJ-02 ${show(toGCJ02(longitude, latitude))} | BD-09 ${show(toBD09(longitude, latitude))}`;
}

/**
 * @param {any} element the map's element
 * @param {(words: string) => void} tell
 */
export function offerTools(element, tell) {
  const bar = document.querySelector(".map-tools");
  if (!(bar instanceof HTMLElement)) return;
  bar.hidden = false;
  const { map, config } = element;
  const measure = new Measure(element, tell);
  const actions = {
    length: () => measure.toggle("length"),
    area: () => measure.toggle("area"),
    middle: () => {
      const { lng, lat } = map.getCenter();
      tell(coordinatesText(lng, lat));
    },
    locate: () => locate(element, tell),
    whole: () => {
      const [west, south, east, north] = config.extent;
      map.fitBounds([[west, south], [east, north]], { padding: 40, animate: false });
    },
    picture: () => savePicture(element, tell),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen?.()),
  };
  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-map-tool]") : null;
    if (button instanceof HTMLElement) actions[button.dataset.mapTool ?? ""]?.();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") measure.stop();
  });
}

class Measure {
  constructor(element, tell) {
    this.element = element;
    this.map = element.map;
    this.tell = tell;
    /** @type {"length" | "area" | null} */
    this.kind = null;
    /** @type {number[][]} */
    this.points = [];
  }

  toggle(kind) {
    const isSame = this.kind === kind;
    this.stop();
    if (isSame) return;
    this.kind = kind;
    this.points = [];
    this.prepare();
    this.draw();
    this.element.capture((event) => {
      this.points.push([event.lngLat.lng, event.lngLat.lat]);
      this.draw();
    });
    this.press();
    this.tell(this.element.config.words.measureHint);
  }

  stop() {
    if (!this.kind) return;
    this.kind = null;
    this.points = [];
    this.draw();
    this.element.release();
    this.press();
    this.tell("");
  }

  press() {
    for (const name of ["length", "area"]) {
      document.querySelector(`[data-map-tool=${name}]`)?.setAttribute("aria-pressed", String(this.kind === name));
    }
  }

  prepare() {
    if (this.map.getSource("measure")) return;
    this.map.addSource("measure", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    this.map.addLayer({
      id: "measure-fill", type: "fill", source: "measure", filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": "#c4330b", "fill-opacity": 0.15 },
    });
    this.map.addLayer({
      id: "measure-line", type: "line", source: "measure",
      paint: { "line-color": "#c4330b", "line-width": 2.5, "line-dasharray": [2, 1.5] },
    });
    this.map.addLayer({
      id: "measure-points", type: "circle", source: "measure", filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": 4, "circle-color": "#fff", "circle-stroke-color": "#c4330b", "circle-stroke-width": 2 },
    });
  }

  draw() {
    const { points } = this;
    const features = points.map((point) => feature("Point", point));
    if (this.kind === "area" && points.length > 2) features.push(feature("Polygon", [[...points, points[0]]]));
    else if (points.length > 1) features.push(feature("LineString", points));
    this.map.getSource("measure")?.setData({ type: "FeatureCollection", features });
    if (this.kind === "length" && points.length > 1) {
      let sum = 0;
      for (let index = 1; index < points.length; index++) sum += distance(points[index - 1], points[index]);
      this.tell(lengthText(sum));
    } else if (this.kind === "area" && points.length > 2) {
      this.tell(areaText(area(points)));
    }
  }
}

function feature(type, coordinates) {
  return { type: "Feature", properties: {}, geometry: { type, coordinates } };
}

function locate(element, tell) {
  if (!navigator.geolocation) return tell(element.config.words.locateRefused);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const { map } = element;
      const ring = [];
      // A ring of the accuracy that the device claims.
      for (let step = 0; step <= 48; step++) {
        const angle = (step / 48) * 2 * Math.PI;
        const north = (coords.accuracy * Math.cos(angle)) / earth;
        const east = (coords.accuracy * Math.sin(angle)) / (earth * Math.cos(radians(coords.latitude)));
        ring.push([coords.longitude + (east * 180) / Math.PI, coords.latitude + (north * 180) / Math.PI]);
      }
      const data = {
        type: "FeatureCollection",
        features: [feature("Polygon", [ring]), feature("Point", [coords.longitude, coords.latitude])],
      };
      if (map.getSource("own")) {
        map.getSource("own").setData(data);
      } else {
        map.addSource("own", { type: "geojson", data });
        map.addLayer({
          id: "own-ring", type: "fill", source: "own", filter: ["==", ["geometry-type"], "Polygon"],
          paint: { "fill-color": "#0a4fd1", "fill-opacity": 0.15 },
        });
        map.addLayer({
          id: "own-point", type: "circle", source: "own", filter: ["==", ["geometry-type"], "Point"],
          paint: { "circle-radius": 6, "circle-color": "#0a4fd1", "circle-stroke-color": "#fff", "circle-stroke-width": 2 },
        });
      }
      map.jumpTo({ center: [coords.longitude, coords.latitude], zoom: Math.max(map.getZoom(), 13) });
      tell(`${coordinatesText(coords.longitude, coords.latitude)} · ± ${Math.round(coords.accuracy)} m`);
    },
    () => tell(element.config.words.locateRefused),
    { enableHighAccuracy: true, timeout: 15_000 });
}
