// @ts-check

/**
 * Buttons that add, move or remove parts of a form: without scripts the server sends the page anew; here only the form's
 * content is exchanged, so that the place on the page and what was typed stay.
 * @param {Document} page
 */
export function rebuildForms(page) {
  for (const place of page.querySelectorAll("[data-rebuild]")) {
    place.addEventListener("submit", (event) => {
      if (!(event instanceof SubmitEvent) || !(event.target instanceof HTMLFormElement)) return;
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement) || button.name !== "do" || button.value === "save") return;
      event.preventDefault();
      event.stopPropagation();
      const form = event.target;
      rebuild(place, form, button.value).catch(() => {
        // The server does the same with a whole page.
        const command = document.createElement("input");
        command.type = "hidden";
        command.name = "do";
        command.value = button.value;
        form.append(command);
        form.submit();
      });
    }, { capture: true });
  }
}

/**
 * @param {Element} place
 * @param {HTMLFormElement} form
 * @param {string} command
 */
async function rebuild(place, form, command) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.append("do", command);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-rebuild]");
  const content = fresh?.querySelector("form");
  if (!fresh || !content) throw new Error("no form came back");
  for (const old of [...place.children]) if (old !== form) old.remove();
  for (const note of [...fresh.children]) if (note !== content) form.before(note);
  form.replaceChildren(...content.childNodes);
  focus(form, command);
}

/**
 * The keyboard stays with what was moved, comes to what was added, and to what follows what was removed.
 * @param {HTMLFormElement} form
 * @param {string} command
 */
function focus(form, command) {
  const [what, place] = command.split("-");
  const index = Number(place);
  const count = Number(form.querySelector("[name=count]")?.getAttribute("value") ?? 0);
  const wanted = {
    up: `[value="up-${index - 1}"]`, down: `[value="down-${index + 1}"]`, add: `[name="q-zh-${count - 1}"]`,
    remove: `[name="q-zh-${Math.min(index, count - 1)}"]`,
  }[what ?? ""];
  const found = wanted ? form.querySelector(wanted) : null;
  const target = found instanceof HTMLButtonElement && found.disabled
    ? found.parentElement?.querySelector("button:not(:disabled)") : found;
  if (target instanceof HTMLElement) target.focus();
}
