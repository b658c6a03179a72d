// Small building blocks of the page; text goes in as text, never as markup.

/** An element with properties and children. */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list") node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A named field around an input. */
export function field(words, input) {
  return element("label", { className: "field" }, element("span", {}, words), input);
}

/** A group of choices of which one holds. */
export function choices(name, legend, options, chosen, onchange) {
  return element("fieldset", {}, element("legend", {}, legend), ...options.map(([value, words]) =>
    element("label", { className: "choice" },
      element("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onchange(value) }),
      element("span", {}, words))));
}

/** A chip that says how something stands. */
export function chip(words, tone) {
  return element("span", { className: "chip " + tone }, words);
}

/** Where the phone is; null where it cannot tell within twenty seconds. */
export function position() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords, isMock, mocked }) => resolve({
        longitude: coords.longitude, latitude: coords.latitude, accuracy: coords.accuracy,
        isMock: Boolean(isMock ?? mocked ?? coords.isMock),
      }),
      () => resolve(null), { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 });
  });
}

/** Metres between two places, good enough to find a way. */
export function metres(one, other) {
  const radian = Math.PI / 180;
  const x = (other.longitude - one.longitude) * radian * Math.cos((one.latitude + other.latitude) / 2 * radian);
  const y = (other.latitude - one.latitude) * radian;
  return Math.round(Math.hypot(x, y) * 6_371_000);
}
