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

// Unsent entries stay with the tab they were made in: an office computer has many users.

/**
 * @param {string} key
 * @returns {string | null}
 */
export function readDraft(key) {
  try {
    return sessionStorage.getItem("qingxi.draft." + key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string | null} value null forgets
 */
export function writeDraft(key, value) {
  try {
    if (value === null) sessionStorage.removeItem("qingxi.draft." + key);
    else sessionStorage.setItem("qingxi.draft." + key, value);
  } catch {
    // Not kept.
  }
}

/** Forgets all unsent entries of the tab, as when somebody signs out. */
export function forgetDrafts() {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("qingxi.draft.")) sessionStorage.removeItem(key);
    }
  } catch {
    // There are none.
  }
}
