// <media-moments><video controls> … and anywhere on the page:
//   [data-at="252"]          a button or link that plays from that second
//   [data-mark="field-id"]   a button that writes the present time code into a field
//   [data-insert-moment="id"] a button that puts the present time code, as [04:12], into a text
//   [data-now]               shows the present time code
//
// With several recordings on a page the one that played last counts, at first the first.
import { announce } from "./announce.js";
import { code } from "./words.js";

class MediaMoments extends HTMLElement {
  static #current;

  connectedCallback() {
    this.media = this.querySelector("video, audio");
    if (!this.media) return;
    MediaMoments.#current ??= this;
    this.media.addEventListener("play", () => { MediaMoments.#current = this; });
    document.addEventListener("click", (event) => this.#click(event));
    this.media.addEventListener("timeupdate", () => this.#show());
    const start = Number(new URLSearchParams(location.hash.slice(1)).get("t"));
    if (start) this.media.currentTime = start;
  }

  #show() {
    const now = code(this.media.currentTime);
    for (const place of document.querySelectorAll("[data-now]")) place.textContent = now;
  }

  #click(event) {
    if (MediaMoments.#current !== this) return;
    const button = event.target.closest("[data-at], [data-mark], [data-insert-moment]");
    if (!button) return;
    const { at, mark, insertMoment: into } = button.dataset;
    event.preventDefault();
    if (at !== undefined) {
      this.media.currentTime = Number(at);
      this.media.play().catch(() => {});
      announce(code(Number(at)));
    } else if (mark !== undefined) {
      this.#write(document.getElementById(mark), code(this.media.currentTime), false);
    } else {
      this.#write(document.getElementById(into), `[${code(this.media.currentTime)}] `, true);
    }
  }

  #write(field, text, among) {
    if (!field) return;
    if (among) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    else field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}

customElements.define("media-moments", MediaMoments);
