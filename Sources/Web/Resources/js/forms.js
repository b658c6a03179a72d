// @ts-check
import { forgetDrafts, readDraft, writeDraft } from "./storage.js";

/** Fields that are never kept: secrets and what cannot be put back. */
const unkept = new Set(["password", "file", "hidden"]);

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {Element} element
 * @returns {element is Control}
 */
function isControl(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
}

/**
 * @param {HTMLFormElement} form
 * @returns {Control[]}
 */
function controls(form) {
  return [...form.elements].filter(isControl).filter((control) => control.name !== "" && !unkept.has(control.type));
}

/**
 * What has been entered, as text.
 * @param {HTMLFormElement} form
 */
function snapshot(form) {
  return JSON.stringify(controls(form).map((control) => {
    const isTicked = control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
    return [control.name, isTicked ? control.value : "", isTicked ? String(control.checked) : control.value];
  }));
}

/**
 * Puts a draft back where fields of the same name stand.
 * @param {HTMLFormElement} form
 * @param {string} draft
 */
function restore(form, draft) {
  /** @type {[string, string, string][]} */
  const entries = JSON.parse(draft);
  for (const control of controls(form)) {
    const isTicked = control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
    const entry = entries.find(([name, value]) => name === control.name && (!isTicked || value === control.value));
    if (!entry) continue;
    if (isTicked) control.checked = entry[2] === "true";
    else control.value = entry[2];
  }
}

/**
 * Says that a draft was put back, with the means to throw it away.
 * @param {HTMLFormElement} form
 * @param {string} key
 */
function announceDraft(form, key) {
  const words = document.body.dataset;
  const note = document.createElement("p");
  note.className = "notice";
  note.setAttribute("role", "status");
  note.append(words.draftRestored ?? "");
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "button small";
  discard.textContent = words.draftDiscard ?? "";
  discard.addEventListener("click", () => {
    form.reset();
    writeDraft(key, null);
    note.remove();
  });
  note.append(" ", discard);
  form.prepend(note);
}

/**
 * Guards forms that change something: one sending for one click, no silent loss of what was entered, a draft kept.
 * @param {Document} page
 */
export function guardForms(page) {
  const summary = page.querySelector("[data-focus]");
  if (summary instanceof HTMLElement) summary.focus();
  const forms = [...page.querySelectorAll("form[data-guard]")].filter((form) => form instanceof HTMLFormElement);
  settleSent(page, forms.map((form) => form.dataset.draft ?? ""));
  for (const form of forms) guard(form, summary !== null);
  page.querySelector("form[action='/logout']")?.addEventListener("submit", forgetDrafts);
}

/** Under this key stands which form was sent last and not yet answered. */
const sentKey = "sent";

/**
 * What was sent is kept until its answer is there. Where the session had ended, the answer is the sign-in page: then
 * the entries wait for the form to be opened again. Anything else means that the server took them in or sent the form
 * back with them.
 * @param {Document} page
 * @param {string[]} present the drafts of the forms on this page
 */
function settleSent(page, present) {
  const sent = readDraft(sentKey);
  if (sent === null || page.querySelector("input[type=password]")) return;
  writeDraft(sentKey, null);
  if (!present.includes(sent)) writeDraft(sent, null);
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} wasRefused whether the server sent the form back; then it already holds what was entered
 */
function guard(form, wasRefused) {
  const initial = snapshot(form);
  const key = form.dataset.draft ?? null;
  let isSending = false;

  const draft = key && !wasRefused ? readDraft(key) : null;
  if (key && draft && draft !== initial) {
    restore(form, draft);
    announceDraft(form, key);
  }
  if (key) {
    form.addEventListener("input", () => writeDraft(key, snapshot(form)));
  }
  form.addEventListener("submit", (event) => {
    if (isSending) {
      event.preventDefault();
      return;
    }
    isSending = true;
    if (key) {
      writeDraft(key, snapshot(form));
      writeDraft(sentKey, key);
    }
    const button = event.submitter ?? form.querySelector("[type=submit]");
    // After the browser has read the form: a disabled button's own name and value would not be sent.
    setTimeout(() => {
      if (!(button instanceof HTMLButtonElement)) return;
      button.disabled = true;
      button.dataset.words = button.textContent ?? "";
      button.textContent = document.body.dataset.sending ?? "…";
    });
  });
  addEventListener("pageshow", (event) => {
    // Back from the next page: the form lives again.
    if (!event.persisted) return;
    isSending = false;
    for (const button of form.querySelectorAll("button[data-words]")) {
      if (!(button instanceof HTMLButtonElement)) continue;
      button.disabled = false;
      button.textContent = button.dataset.words ?? "";
    }
  });
  addEventListener("beforeunload", (event) => {
    if (isSending || snapshot(form) === initial) return;
    event.preventDefault();
    // Older browsers want a value; none of them shows it.
    event.returnValue = document.body.dataset.unsaved ?? "";
  });
}
