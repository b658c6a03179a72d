// @ts-check
// Says in time that the session ends, and afterwards how to go on without losing what was typed. The clock of this page
// only decides when to ask; what counts is the server's answer, and asking does not keep the session open.
import { read, write } from "./storage.js";

/** What other tabs are told: who, until when by this machine's clock. */
const shared = "session";

/** @param {Document} page */
export function watchSession(page) {
  const dialog = page.querySelector("dialog[data-session]");
  if (!(dialog instanceof HTMLDialogElement) || typeof dialog.showModal !== "function") {
    // Nobody is signed in here (any more): tabs with somebody's work should look.
    if (page.querySelector("#f-password")) write(shared, "none");
    return;
  }
  new SessionWatch(page, dialog);
}

class SessionWatch {
  /** @param {Document} page @param {HTMLDialogElement} dialog */
  constructor(page, dialog) {
    this.page = page;
    this.dialog = dialog;
    this.address = dialog.dataset.session ?? "/session";
    this.user = dialog.dataset.user ?? "";
    this.notice = Number(dialog.dataset.notice) || 300;
    this.canProlong = dialog.dataset.prolong === "1";
    /** @type {"" | "soon" | "final" | "ended" | "other" | "offline"} */
    this.shown = "";
    /** The last kind that was put away by hand, so that it is not shown again at once. */
    this.understood = "";
    this.timer = 0;
    this.hold(Number(dialog.dataset.left) || 0);
    write(shared, `${this.user}.${this.until}`);
    this.listen();
    this.plan();
  }

  /** @param {number} seconds what the server says is left */
  hold(seconds) {
    this.until = Date.now() + seconds * 1000;
  }

  left() {
    return Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
  }

  listen() {
    this.page.addEventListener("visibilitychange", () => {
      if (this.page.visibilityState === "visible" && (this.shown || this.left() <= this.notice)) this.ask();
      else this.plan();
    });
    addEventListener("focus", () => {
      if (this.shown === "ended" || this.shown === "offline") this.ask();
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.ask();
    });
    addEventListener("storage", (event) => {
      if (event.key !== "qingxi." + shared || event.newValue === null) return;
      const [user, until] = event.newValue.split(".");
      const isOver = [this.shown, this.understood].some((kind) => ["ended", "other", "offline"].includes(kind));
      // After its end only the server knows whose session it is now, and its token for forms.
      if (user !== this.user || isOver) {
        this.ask();
      } else if (Number(until) > this.until) {
        this.until = Number(until);
        this.plan();
      }
    });
    this.dialog.querySelector("[data-stay]")?.addEventListener("click", () => this.stay());
    this.dialog.querySelector("[data-close]")?.addEventListener("click", () => this.dialog.close());
    // Esc is an answer, too: somebody is there.
    this.dialog.addEventListener("close", () => {
      const was = this.shown;
      this.understood = was;
      this.shown = "";
      if (was === "soon") this.stay();
    });
    // A form sent now would be lost: the page keeps it and says what to do.
    this.page.addEventListener("submit", (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || form.method !== "post" || this.left() > 0) return;
      event.preventDefault();
      event.stopPropagation();
      this.understood = "";
      this.ask();
    }, { capture: true });
  }

  /** Looks again when it may be time, by this page's clock and without asking anybody. */
  plan() {
    clearTimeout(this.timer);
    const left = this.left();
    if (left > this.notice) {
      if (this.shown) this.hide();
      this.understood = "";
      // Clocks stop while a machine sleeps: look at least every hour.
      this.timer = setTimeout(() => this.plan(), Math.min(left - this.notice, 3600) * 1000);
    } else if (this.page.visibilityState === "visible") {
      if (this.shown) this.tick();
      else if (this.understood === "final" && left > 0) this.timer = setTimeout(() => this.plan(), left * 1000);
      else if (!["ended", "other"].includes(this.understood)) this.ask();
    }
  }

  async ask() {
    clearTimeout(this.timer);
    try {
      const answer = await fetch(this.address, { cache: "no-store", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(await answer.json());
    } catch {
      // The server cannot be reached: the page's own clock has to do.
      if (this.left() > 0) this.show(this.canProlong ? "soon" : "final");
      else this.show("offline");
      this.plan();
    }
  }

  /** @param {{ user?: string, left: number, notice?: number, prolong?: boolean, csrf?: string }} state */
  take(state) {
    if (!state.user || state.left <= 0) {
      this.hold(0);
      this.show("ended");
      return;
    }
    if (state.user !== this.user) {
      this.show("other");
      return;
    }
    this.canProlong = state.prolong === true;
    this.notice = state.notice ?? this.notice;
    this.hold(state.left);
    if (state.csrf) this.renew(state.csrf);
    write(shared, `${this.user}.${this.until}`);
    if (state.left > this.notice) {
      this.hide();
    } else {
      this.show(this.canProlong ? "soon" : "final");
    }
    this.plan();
  }

  /** After signing in again, forms of this page carry the new session's token. @param {string} token */
  renew(token) {
    const old = this.dialog.dataset.csrf;
    if (token === old) return;
    for (const field of this.page.querySelectorAll("input[name=csrf]")) {
      if (field instanceof HTMLInputElement && field.value === old) field.value = token;
    }
    this.dialog.dataset.csrf = token;
  }

  async stay() {
    try {
      const answer = await fetch(this.address, {
        method: "POST", headers: { "X-CSRF-Token": this.dialog.dataset.csrf ?? "", Accept: "application/json" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(await answer.json());
    } catch {
      this.ask();
    }
  }

  tick() {
    const left = this.left();
    const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    for (const clock of this.dialog.querySelectorAll("[data-countdown]")) clock.textContent = words;
    if (left > 0) this.timer = setTimeout(() => this.plan(), 1000);
    else if (this.shown === "soon" || this.shown === "final") this.ask();
    else if (this.shown === "offline") this.timer = setTimeout(() => this.ask(), 15_000);
  }

  /** @param {"soon" | "final" | "ended" | "other" | "offline"} kind */
  show(kind) {
    if (kind === this.understood && kind !== "soon") return;
    if (kind !== this.shown) {
      this.shown = kind;
      for (const part of this.dialog.querySelectorAll("[data-stage]")) {
        if (part instanceof HTMLElement) part.hidden = part.dataset.stage !== kind;
      }
      this.offer("[data-stay]", kind === "soon");
      this.offer("[data-sign-in]", kind === "ended");
      this.offer("[data-close]", kind !== "soon");
    }
    if (!this.dialog.open) this.dialog.showModal();
    this.tick();
  }

  /** @param {string} what @param {boolean} isOffered */
  offer(what, isOffered) {
    const control = this.dialog.querySelector(what);
    if (control instanceof HTMLElement) control.hidden = !isOffered;
  }

  hide() {
    this.shown = "";
    this.understood = "";
    if (this.dialog.open) this.dialog.close();
  }
}
