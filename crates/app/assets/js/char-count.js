// <char-count unit="words" least="400" most="600"><textarea></textarea></char-count>
//
// Counts while one writes. `unit` is words or characters. The server counts again and decides.
import { announce } from "./announce.js";
import { say } from "./words.js";

class CharCount extends HTMLElement {
  #timer;

  connectedCallback() {
    this.area = this.querySelector("textarea, input");
    this.line = this.appendChild(Object.assign(document.createElement("p"), { className: "hint num" }));
    this.area.addEventListener("input", () => this.#show(true));
    this.#show(false);
  }

  #show(aloud) {
    const text = this.area.value.trim();
    const words = this.getAttribute("unit") !== "characters";
    const count = words ? text.split(/\s+/u).filter(Boolean).length : [...this.area.value].length;
    const [least, most] = [Number(this.getAttribute("least")), Number(this.getAttribute("most"))];
    const unit = words ? "words" : "characters";
    let key = `js-count-${unit}`;
    if (most && count > most) key = `js-over-${unit}`;
    else if (most) key = `js-count-of-${unit}`;
    else if (least && count < least) key = `js-under-${unit}`;
    const line = say(key, { count, limit: most || least });
    const over = Boolean(most && count > most);
    if (aloud && over !== this.line.classList.contains("bad")) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => announce(line), 1000);
    }
    this.line.classList.toggle("bad", over);
    this.line.textContent = line;
  }
}

customElements.define("char-count", CharCount);
