// @ts-check
// The style of the moving map. No glyph server and no sprite: letters are drawn from the computer's own fonts, signs
// are made in the browser.
const fonts = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"];
const order = ["boundaries", "zones", "waters", "roads", "sewers", "manholes", "lifts", "toilets", "outlets", "hamlets", "villages", "facilities"];

/** Layers in the order in which they are drawn. */
export function drawn(config) {
  return [...config.layers].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

export function buildStyle(config) {
  /** @type {any} */
  const style = {
    version: 8,
    sources: {
      selection: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
    },
    layers: [{ id: "ground", type: "background", paint: { "background-color": "#f1f4ee" } }],
  };
  // Shown when our own layers are there: the outside service may let everybody wait.
  for (const [number, path] of (config.basemap?.tiles ?? []).entries()) {
    const id = `basemap-${number}`;
    style.sources[id] = { type: "raster", tiles: [location.origin + path], tileSize: 256, maxzoom: config.basemap.maxZoom };
    style.layers.push({ id, type: "raster", source: id, layout: { visibility: "none" } });
  }
  if (config.relief) {
    style.sources.relief = {
      type: "raster", tiles: [location.origin + config.relief], tileSize: 256, minzoom: 6, maxzoom: config.reliefZoom ?? 14,
    };
    style.layers.push({
      id: "relief", type: "raster", source: "relief",
      layout: { visibility: config.isReliefOn === false ? "none" : "visible" },
    });
  }
  const items = new URLSearchParams();
  if (config.asOf) items.set("asOf", config.asOf);
  if (config.known) items.set("known", config.known);
  for (const layer of drawn(config)) {
    items.set("v", layer.version ?? "0");
    style.sources[layer.id] = {
      type: "vector",
      tiles: [`${location.origin}${config.tiles}/${layer.id}/{z}/{x}/{y}.mvt?${items}`],
      minzoom: 0,
      maxzoom: layer.maxZoom ?? 14,
    };
  }
  const levels = drawn(config).map(layersOf);
  // Areas below lines below signs below names, whatever the layer. Counts come last: they are placed first, and the names
  // of places take what room they leave.
  for (const level of [0, 1, 2, 3, 4]) for (const layers of levels) style.layers.push(...layers[level]);
  style.layers.push({
    id: "selection", type: "circle", source: "selection",
    paint: {
      "circle-radius": 14, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": "#c4330b", "circle-stroke-width": 3,
    },
  });
  return style;
}

/** The style's layers of one layer of the map: areas, lines, signs, names, counts. */
function layersOf(layer) {
  const source = { source: layer.id, "source-layer": layer.id };
  const cluster = layer.clusterZoom ?? 0;
  const rules = new Map(layerFilters(layer));
  const dress = (/** @type {any} */ made) => {
    const rule = rules.get(made.id) ?? {};
    return {
      ...made, ...(rule.filter ? { filter: rule.filter } : {}),
      layout: { ...made.layout, ...rule.layout }, paint: { ...made.paint, ...rule.paint },
    };
  };
  /** @type {any[]} */
  const areas = [
    {
      id: `${layer.id}-outline`, type: "line", ...source,
      paint: { "line-width": 1.2, ...(layer.isOutline ? { "line-dasharray": [5, 2.5] } : {}) },
    },
  ];
  // Whose border alone matters must not catch clicks meant for what lies inside.
  if (!layer.isOutline) areas.push({ id: `${layer.id}-fill`, type: "fill", ...source, paint: { "fill-opacity": 0.25 } });
  const lines = [{
    id: `${layer.id}-line`, type: "line", ...source,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-width": ["interpolate", ["linear"], ["zoom"], 9, 1, 13, 2, 16, 4] },
  }];
  /** @type {any[]} */
  const signs = [];
  if (cluster > 0) {
    signs.push({
      id: `${layer.id}-dots`, type: "circle", ...source, maxzoom: cluster,
      paint: { "circle-radius": 1.8, "circle-opacity": 0.5 },
    });
  }
  signs.push({
    id: `${layer.id}-marks`, type: "symbol", ...source, ...(cluster > 0 ? { minzoom: cluster } : {}),
    layout: { "icon-allow-overlap": true, "icon-ignore-placement": true, "icon-size": iconSize(cluster) },
  });
  const names = [{
    id: `${layer.id}-names`, type: "symbol", ...source, minzoom: layer.labelZoom,
    layout: {
      "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": 12, "text-anchor": "bottom",
      "text-offset": [0, -0.75], "text-optional": true, "text-padding": 4,
    },
    paint: { "text-color": "#1d2b2f", "text-halo-color": "#fff", "text-halo-width": 1.6 },
  }];
  /** @type {any[]} */
  const counts = [];
  if (cluster > 0) {
    const counted = { source: layer.id, "source-layer": `${layer.id}-areas`, maxzoom: cluster };
    signs.push({
      id: `${layer.id}-areas`, type: "circle", ...counted,
      paint: {
        "circle-color": layer.colour, "circle-opacity": 0.88, "circle-stroke-color": "#fff",
        "circle-stroke-width": 2, "circle-translate": [0, layer.clusterShift ?? 0],
      },
    });
    counts.push({
      id: `${layer.id}-counts`, type: "symbol", ...counted,
      layout: {
        "text-font": fonts, "text-size": ["interpolate", ["linear"], ["zoom"], 7, 11, 9, 13],
        // Always there, and no name lies on its circle.
        "text-allow-overlap": true, "text-padding": 6,
      },
      paint: { "text-color": "#fff", "text-translate": [0, layer.clusterShift ?? 0] },
    });
    if ((layer.clusterShift ?? 0) <= 0) {
      names.push({
        id: `${layer.id}-places`, type: "symbol", ...counted,
        layout: {
          "text-field": ["coalesce", ["get", "name"], ""], "text-font": fonts, "text-size": 12,
          "text-variable-anchor": ["bottom", "left", "right"], "text-radial-offset": 1.5, "text-justify": "auto",
          "text-optional": true, "text-padding": 1,
        },
        paint: {
          "text-color": "#1d2b2f", "text-halo-color": "#fff", "text-halo-width": 1.6,
          "text-translate": [0, layer.clusterShift ?? 0],
        },
      });
    }
  }
  return [areas, lines, signs, names, counts].map((list) => list.map(dress));
}

function iconSize(cluster) {
  return ["interpolate", ["linear"], ["zoom"], cluster, 0.7, Math.max(cluster, 11) + 1, 1];
}

/**
 * What of the style follows from the legend: which features are shown, and by which signs.
 * @returns {[string, {filter?: any, layout?: any, paint?: any}][]}
 */
export function layerFilters(layer) {
  const theme = layer.themes.find((each) => each.key === layer.theme) ?? layer.themes[0];
  const code = ["coalesce", ["get", theme.key], "none"];
  const visibility = layer.isOn ? "visible" : "none";
  const classes = layer.shown ? ["in", code, ["literal", layer.shown]] : true;
  const of = (...types) => ["all", ["in", ["geometry-type"], ["literal", types.flatMap((t) => [t, "Multi" + t])]], classes];
  const colours = theme.classes.flatMap((entry) => [entry.code, entry.mark.colour]);
  const colour = theme.classes.length > 1 ? ["match", code, ...colours, layer.colour] : layer.colour;
  const counted = theme === layer.themes[0] && layer.shown
    ? ["+", 0, ...layer.shown.map((each) => ["coalesce", ["get", "n_" + each], 0])] : ["get", "count"];
  const isCounted = [">", counted, 0];
  // Small where towns lie close together on the screen, so that their counts do not cover each other.
  const digits = ["log10", ["max", 1, counted]];
  const radius = ["interpolate", ["linear"], ["zoom"], 7, ["+", 8, ["*", 3.5, digits]], 9, ["+", 10, ["*", 5, digits]]];
  return [
    [`${layer.id}-fill`, { filter: of("Polygon"), layout: { visibility }, paint: { "fill-color": colour } }],
    [`${layer.id}-outline`, { filter: of("Polygon"), layout: { visibility }, paint: { "line-color": colour } }],
    [`${layer.id}-line`, { filter: of("LineString"), layout: { visibility }, paint: { "line-color": colour } }],
    [`${layer.id}-dots`, { filter: of("Point"), layout: { visibility }, paint: { "circle-color": colour } }],
    [`${layer.id}-marks`, {
      filter: of("Point"),
      layout: { visibility, "icon-image": ["concat", `${layer.id}/${theme.key}/`, code] },
    }],
    [`${layer.id}-names`, { filter: ["all", classes], layout: { visibility } }],
    [`${layer.id}-areas`, { filter: isCounted, layout: { visibility }, paint: { "circle-radius": radius } }],
    [`${layer.id}-counts`, {
      filter: isCounted, layout: { visibility, "text-field": ["to-string", counted] },
    }],
    [`${layer.id}-places`, { filter: isCounted, layout: { visibility } }],
  ];
}

