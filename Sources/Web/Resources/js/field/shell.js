// Sees to it that the page itself is kept on the phone, and says when it really is.

const AGAIN_AFTER = 5_000;
const ANSWER_WITHIN = 20_000;

/** Calls back with "yes" once the page opens without network, and with "no" where this browser never can. */
export async function keepShell(tell) {
  if (!("serviceWorker" in navigator)) return tell("no");
  for (;;) {
    try {
      if (await isComplete(await activated(await registration()))) return tell("yes");
    } catch (error) {
      if (error.name === "SecurityError" || error.name === "NotSupportedError") return tell("no");
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
  }
}

async function registration() {
  try {
    return await navigator.serviceWorker.register("/field/sw.js", { scope: "/field" });
  } catch (error) {
    // Without network the worker of last time is as good.
    const known = await navigator.serviceWorker.getRegistration("/field");
    if (known?.active) return known;
    throw error;
  }
}

/** The worker once it works; an installation that broke off half-way is an error, and is begun anew. */
function activated({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("not installed"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/** Asks the worker whether every file of the page is in its keeping. */
function isComplete(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(false), ANSWER_WITHIN);
    port1.onmessage = ({ data }) => {
      clearTimeout(limit);
      resolve(data === true);
    };
    worker.postMessage("is-complete", [port2]);
  });
}
