// @ts-check
// A trace of the sewers on the map: `?trace=sewers.123.up` shows the way of the water from or to a record.
import { QingxiMap } from "./element.js";

const element = document.querySelector("qingxi-map");
const asked = new URL(location.href).searchParams.get("trace");
const match = asked?.match(/^([a-z-]+)\.(\d+)\.(up|down)$/);
if (element instanceof QingxiMap && match) show(element, match);

/**
 * @param {QingxiMap} element
 * @param {RegExpMatchArray} match
 */
async function show(element, [, kind, id, way]) {
  const items = new URLSearchParams({ way });
  for (const name of ["asOf", "known"]) {
    const value = new URL(location.href).searchParams.get(name);
    if (value) items.set(name, value);
  }
  const [map, answer] = await Promise.all([
    element.ready,
    fetch(`/networks/trace/${kind}/${id}/drawn.geojson?${items}`),
  ]);
  if (!map || !answer.ok) return;
  const data = await answer.json();
  data.features = data.features.filter((feature) => feature.geometry);
  draw(map, data);
  const bounds = extent(data.features);
  if (bounds) map.fitBounds(bounds, { padding: 60, animate: false, maxZoom: 17 });
  element.dataset.trace = String(data.features.length);
}

/** @param {any} map */
function draw(map, data) {
  map.addSource("trace", { type: "geojson", data });
  map.addLayer({
    id: "trace-case", type: "line", source: "trace", filter: ["==", ["geometry-type"], "LineString"],
    layout: { "line-cap": "round" }, paint: { "line-color": "#fff", "line-width": 9 },
  });
  map.addLayer({
    id: "trace-line", type: "line", source: "trace", filter: ["==", ["geometry-type"], "LineString"],
    layout: { "line-cap": "round" }, paint: { "line-color": "#0a4fd1", "line-width": 5 },
  });
  map.addImage("trace-arrow", arrow());
  map.addLayer({
    id: "trace-arrows", type: "symbol", source: "trace", filter: ["==", ["geometry-type"], "LineString"],
    layout: {
      "symbol-placement": "line-center", "icon-image": "trace-arrow", "icon-allow-overlap": true,
      "icon-size": 0.5, "icon-rotation-alignment": "map",
    },
  });
  map.addLayer({
    id: "trace-points", type: "circle", source: "trace",
    filter: ["all", ["==", ["geometry-type"], "Point"], ["!=", ["get", "kind"], "manhole"]],
    paint: { "circle-radius": 7, "circle-color": "#0a4fd1", "circle-stroke-color": "#fff", "circle-stroke-width": 2 },
  });
}

/** A white arrow that points along the line, the way the water flows. */
function arrow() {
  const side = 32;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.strokeStyle = "#fff";
  pen.lineWidth = 5;
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(11, 7);
  pen.lineTo(21, 16);
  pen.lineTo(11, 25);
  pen.stroke();
  return pen.getImageData(0, 0, side, side);
}

function extent(features) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = ([x, y]) => {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  };
  for (const { geometry } of features) {
    if (geometry.type === "Point") take(geometry.coordinates);
    else for (const point of geometry.coordinates) take(point);
  }
  return Number.isFinite(west) ? [[west, south], [east, north]] : null;
}
