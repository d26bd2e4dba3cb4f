// <auto-save><form action method="post"><input type="hidden" name="version"> … <p data-saved></p></form></auto-save>
//
// Sends the form a moment after the last change, with `Accept: application/json`. The server answers `{ saved_at, version }`, or 409 with
// `{ current }` when the same part was changed elsewhere, and with `both` where there is a page that shows the two. Nothing typed is ever taken away: on trouble the text stays, the line says so,
// and saving is tried again.
import { announce } from "./announce.js";
import { say, time } from "./words.js";

const QUIET = 1500;
const LONGEST_PAUSE = 60000;

class AutoSave extends HTMLElement {
  #timer;
  #pause = 2000;
  #changed = false;
  #saving = false;
  #stopped = false;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.line = this.querySelector("[data-saved]");
    this.form.addEventListener("input", () => this.#wait(QUIET));
    this.form.addEventListener("submit", () => { this.#changed = false; this.#stopped = true; clearTimeout(this.#timer); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#save(true); });
    addEventListener("beforeunload", (event) => { if (this.#changed && !this.#stopped) event.preventDefault(); });
  }

  #wait(pause) {
    if (this.#stopped) return;
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  async #save(leaving = false) {
    if (!this.#changed || this.#stopped) return;
    if (this.#saving) return this.#wait(QUIET);
    this.#saving = true;
    this.#changed = false;
    const body = new URLSearchParams([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(this.form.action, { method: "POST", body, headers, keepalive: leaving && `${body}`.length < 60000 });
      const told = await answer.json().catch(() => ({}));
      if (answer.ok) this.#saved(told);
      else if (answer.status === 409) this.#doubled(told);
      else this.#failed(told.detail, answer.status < 500 && answer.status !== 429);
    } catch {
      this.#failed();
    }
    this.#saving = false;
  }

  #saved({ saved_at: at, version }) {
    this.#pause = 2000;
    const field = this.form.elements.version;
    if (field && version !== undefined) field.value = version;
    this.#say(say("js-saved-at", { time: time(at ? new Date(at) : new Date()) }), "hint");
  }

  // The reader's own text stays in the form; the other one is shown below, to copy from.
  #doubled({ current, both }) {
    this.#stopped = true;
    this.#say(say("js-saved-elsewhere"), "error", true);
    if (both) this.line.append(" ", Object.assign(document.createElement("a"), { href: both, textContent: say("js-both-versions") }));
    if (current === undefined || this.querySelector(".other-version")) return;
    const details = Object.assign(document.createElement("details"), { className: "more other-version", open: true });
    const summary = Object.assign(document.createElement("summary"), { textContent: say("js-other-version") });
    const text = Object.assign(document.createElement("pre"), { textContent: current });
    details.append(summary, text);
    this.line.after(details);
  }

  #failed(detail, forGood = false) {
    this.#changed = true;
    this.#say(detail && forGood ? say("js-not-saved-because", { name: detail }) : say("js-not-saved"), "error", true);
    if (forGood) return;
    this.#wait(this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  #say(text, look, aloud = false) {
    if (aloud && this.line.textContent !== text) announce(text);
    this.line.className = look;
    this.line.textContent = text;
  }
}

customElements.define("auto-save", AutoSave);
