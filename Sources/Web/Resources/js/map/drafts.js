// @ts-check
// What is being drawn: vertices with undo and redo, well-known text both ways. Knows nothing of the map or the page.

/** @typedef {"point" | "line" | "area"} Form */

export class Draft {
  /**
   * @param {Form} form
   * @param {number[][]} vertices
   */
  constructor(form, vertices = []) {
    this.form = form;
    this.vertices = vertices;
    this.start = JSON.stringify(vertices);
    /** @type {number[][][]} */
    this.done = [];
    /** @type {number[][][]} */
    this.undone = [];
  }

  get isChanged() {
    return JSON.stringify(this.vertices) !== this.start;
  }

  get isComplete() {
    return this.vertices.length >= { point: 1, line: 2, area: 3 }[this.form];
  }

  /** @param {number[][]} vertices */
  set(vertices) {
    if (JSON.stringify(vertices) === JSON.stringify(this.vertices)) return;
    this.done.push(this.vertices);
    this.undone = [];
    this.vertices = vertices;
  }

  /** @param {number[]} vertex */
  add(vertex) {
    this.set(this.form === "point" ? [vertex] : [...this.vertices, vertex]);
  }

  undo() {
    const before = this.done.pop();
    if (!before) return false;
    this.undone.push(this.vertices);
    this.vertices = before;
    return true;
  }

  redo() {
    const after = this.undone.pop();
    if (!after) return false;
    this.done.push(this.vertices);
    this.vertices = after;
    return true;
  }

  get geometry() {
    const { form, vertices } = this;
    if (form === "point") return { type: "Point", coordinates: vertices[0] };
    if (form === "line") return { type: "LineString", coordinates: vertices };
    return { type: "Polygon", coordinates: [[...vertices, vertices[0]]] };
  }

  /** The shape as the register takes it. */
  get text() {
    const pair = ([x, y]) => `${x} ${y}`;
    if (this.form === "line") return `LINESTRING(${this.vertices.map(pair).join(",")})`;
    return `POLYGON((${[...this.vertices, this.vertices[0]].map(pair).join(",")}))`;
  }
}

export const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1e7) / 1e7;

/**
 * The vertices of a simple shape; null for one of several parts or with holes, which is not drawn anew here.
 * @param {string} text
 */
export function verticesOf(text) {
  const match = text.trim().match(/^(LINESTRING|POLYGON)\s*\(\(?([^()]*)\)?\)$/i);
  if (!match) return null;
  const points = match[2].split(",").map((pair) => pair.trim().split(/\s+/).slice(0, 2).map(Number));
  if (points.some((point) => point.length < 2 || point.some(Number.isNaN))) return null;
  const isArea = match[1].toUpperCase() === "POLYGON";
  return { form: /** @type {Form} */ (isArea ? "area" : "line"), vertices: isArea ? points.slice(0, -1) : points };
}

/**
 * Vertices typed as lines of "longitude, latitude"; null where a line is none.
 * @param {string} text
 */
export function typed(text) {
  const lines = text.split(/\n/).map((line) => line.trim()).filter(Boolean);
  const points = lines.map((line) => line.split(/[,，\s]+/).map(Number));
  const isFit = ([x, y, ...rest]) => x >= 73 && x <= 136 && y >= 3 && y <= 54 && rest.length === 0;
  return points.every(isFit) ? points.map((point) => point.map(rounded)) : null;
}
