// What the phone keeps: the lists, the visits and the photos, in IndexedDB.

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("qingxi-field", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("state");
      request.result.createObjectStore("visits", { keyPath: "clientId" });
      request.result.createObjectStore("photos", { keyPath: "hash" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Runs requests in a transaction of their own and waits until they are on the disk. */
async function run(store, mode, work) {
  // Strict: done means on the disk, not in memory that a dead battery takes along.
  const transaction = (await database()).transaction(store, mode, { durability: "strict" });
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const get = (store, key) => run(store, "readonly", (s) => s.get(key));
export const all = (store) => run(store, "readonly", (s) => s.getAll());
export const put = (store, value, key) => run(store, "readwrite", (s) => s.put(value, key));
export const remove = (store, key) => run(store, "readwrite", (s) => s.delete(key));

/** Reads, changes and writes a value in one step, so that two changes at a time cannot undo each other. */
export async function change(store, key, edit) {
  let changed;
  await run(store, "readwrite", (s) => {
    const request = s.get(key);
    request.onsuccess = () => {
      if (!request.result) return;
      changed = request.result;
      edit(changed);
      s.put(changed);
    };
    return request;
  });
  return changed;
}

/** A name for something new that nobody else has. */
export function newID() {
  return crypto.randomUUID ? crypto.randomUUID()
    : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
