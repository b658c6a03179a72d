// @ts-check
// GCJ-02 and BD-09 of a CGCS2000 position, by the formulas in common use; the server has the same.
const radius = 6378245;
const eccentricity = 0.00669342162296594323;
const baidu = (Math.PI * 3000) / 180;

/** @returns {[number, number]} */
export function toGCJ02(/** @type {number} */ longitude, /** @type {number} */ latitude) {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return [longitude, latitude];
  const { sin, cos, sqrt, abs, PI } = Math;
  const [x, y] = [longitude - 105, latitude - 35];
  const common = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + common;
  north += ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3;
  north += ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + common;
  east += ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3;
  east += ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const angle = (latitude * PI) / 180;
  const w = 1 - eccentricity * sin(angle) ** 2;
  const meridian = (radius * (1 - eccentricity)) / (w * sqrt(w));
  const parallel = (radius / sqrt(w)) * cos(angle);
  return [longitude + (east / parallel) * (180 / PI), latitude + (north / meridian) * (180 / PI)];
}

/** @returns {[number, number]} */
export function toBD09(/** @type {number} */ longitude, /** @type {number} */ latitude) {
  const [x, y] = toGCJ02(longitude, latitude);
  if (x === longitude && y === latitude) return [x, y];
  const distance = Math.hypot(x, y) + 0.00002 * Math.sin(y * baidu);
  const angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * baidu);
  return [distance * Math.cos(angle) + 0.0065, distance * Math.sin(angle) + 0.006];
}
