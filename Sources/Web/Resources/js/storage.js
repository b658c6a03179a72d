// @ts-check
// Browsers may refuse storage (private windows, full disks); then nothing is remembered and nothing breaks.

/**
 * @param {string} key
 * @returns {string | null}
 */
export function read(key) {
  try {
    return localStorage.getItem("qingxi." + key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string | null} value null forgets
 */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem("qingxi." + key);
    else localStorage.setItem("qingxi." + key, value);
  } catch {
    // Not remembered.
  }
}
