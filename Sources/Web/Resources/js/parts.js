// @ts-check
// Parts of a page that have an address of their own: fetched when they come near, put where the link to them stood.

/** @type {Element[]} */
const places = [...document.querySelectorAll("[data-part]")];

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    watcher.unobserve(entry.target);
    fill(entry.target).catch(() => entry.target.removeAttribute("aria-busy"));
  }
}, { rootMargin: "300px" });

for (const place of places) watcher.observe(place);

/**
 * Without an answer the link stays where it is.
 * @param {Element} place
 */
async function fill(place) {
  const address = place.getAttribute("data-part");
  if (!address) return;
  place.setAttribute("aria-busy", "true");
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  // Whoever was signed out meanwhile would get the page for signing in.
  const page = answer.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const content = page?.querySelector("[data-part-content]");
  place.removeAttribute("aria-busy");
  if (!content) return;
  place.replaceChildren(...[...content.childNodes].map((node) => document.importNode(node, true)));
  place.setAttribute("data-part-filled", "");
}
