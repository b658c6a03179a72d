// @ts-check
// Small maps on other pages: fetched when they come near the window, after the page's own words are there.
import "./element.js";

for (const holder of document.querySelectorAll("[data-map-panel]")) {
  if (!(holder instanceof HTMLElement)) continue;
  const load = async () => {
    const answer = await fetch(holder.dataset.mapPanel ?? "");
    if (!answer.ok) return;
    holder.innerHTML = await answer.text();
    holder.addEventListener("selected", (event) => {
      const { detail } = /** @type {CustomEvent} */ (event);
      if (!detail) return;
      const target = new URL(holder.dataset.mapPage ?? "/map", location.origin);
      target.searchParams.set("sel", `${detail.layer}.${detail.id}`);
      location.assign(target);
    });
  };
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    load();
  }, { rootMargin: "200px" });
  const begin = () => requestAnimationFrame(() => watcher.observe(holder));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}
