// <media-moments><video controls> … and anywhere on the page:
//   [data-at="252"]          a button or link that plays from that second
//   [data-mark="field-id"]   a button that writes the present time code into a field
//   [data-insert-moment="id"] a button that puts the present time code, as [04:12], into a text
//   [data-now]               shows the present time code
// With a <track> inside, [data-transcript] beside it is filled with what is said, line by line, each leading to its moment.
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
    this.#transcribe(this.querySelector("track"), this.querySelector("[data-transcript]"));
    const start = Number(new URLSearchParams(location.hash.slice(1)).get("t"));
    if (start) this.media.currentTime = start;
  }

  #transcribe(track, list) {
    if (!track || !list) return;
    const lines = new Map();
    const fill = () => {
      if (list.childElementCount) return;
      for (const cue of track.track.cues ?? []) {
        const line = transcriptLine(cue);
        lines.set(cue, line);
        list.append(line);
      }
    };
    track.track.mode = "showing";
    track.addEventListener("load", fill);
    track.track.addEventListener("cuechange", () => {
      for (const [cue, line] of lines) line.classList.toggle("now", [...(track.track.activeCues ?? [])].includes(cue));
    });
    fill();
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

function transcriptLine(cue) {
  const make = (tag, content, options = {}) => Object.assign(document.createElement(tag), { textContent: content, ...options });
  const line = document.createElement("li");
  const moment = make("a", code(cue.startTime), { href: `#t=${Math.floor(cue.startTime)}`, className: "t" });
  moment.dataset.at = cue.startTime;
  const words = document.createElement("span");
  const speaker = /^<v(?:\.[^ >]*)? ([^>]+)>/.exec(cue.text)?.[1];
  if (speaker) words.append(make("b", speaker), " ");
  words.append(cue.getCueAsHTML().textContent);
  line.append(moment, words);
  return line;
}

customElements.define("media-moments", MediaMoments);
