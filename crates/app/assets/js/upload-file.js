// <upload-file action="/me/applications/…" limit="4294967296"><form enctype="multipart/form-data"> … <input type="file"> … </form></upload-file>
//
// Choosing a file starts sending it, in parts, with a row that shows how far it is; see upload-line.js. Without scripts the form sends the
// file in one piece. When the file is there the page is read again.
import { announce } from "./announce.js";
import { Refusal, UploadLine } from "./upload-line.js";
import { say, size } from "./words.js";

class UploadFile extends HTMLElement {
  #lines = new Set();

  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.querySelector("form [type=submit], form button:not([type])")?.setAttribute("hidden", "");
    this.input.addEventListener("change", () => this.#takeAll());
    // Somebody quick chose files before this script was there.
    this.#takeAll();
    addEventListener("beforeunload", (event) => { if (this.#lines.size) event.preventDefault(); });
  }

  #takeAll() {
    for (const file of this.input.files) this.#take(file);
    this.input.value = "";
  }

  #take(file) {
    const limit = Number(this.getAttribute("limit"));
    const row = new Row(file);
    this.append(row.element);
    if (limit && file.size > limit) {
      row.say(say("js-upload-too-large", { size: size(file.size), limit: size(limit) }), "error");
      row.end();
      return;
    }
    const line = new UploadLine(this.getAttribute("action"), file, (news) => row.tell(news, line));
    this.#lines.add(line);
    row.buttons(line);
    this.#send(line, row);
  }

  async #send(line, row) {
    try {
      await line.send();
      row.say(say("js-upload-done", { name: line.file.name }), "hint");
      this.#lines.delete(line);
      if (!this.#lines.size) location.reload();
    } catch (error) {
      this.#lines.delete(line);
      const key = error instanceof Refusal ? "js-upload-refused" : "js-upload-stopped";
      row.say(`${say(key, { name: line.file.name })} ${error instanceof Refusal ? error.message : ""}`, "error");
      row.end();
    }
  }
}

// What one sees of one file on its way.
class Row {
  #said = 0;
  #inTrouble = false;

  constructor(file) {
    const make = (tag, options = {}) => Object.assign(document.createElement(tag), options);
    this.element = make("div", { className: "upload upload-live" });
    this.bar = make("progress", { max: 100, value: 0, ariaLabel: file.name });
    this.line = make("p", { className: "hint" });
    this.tools = make("p", { className: "row" });
    const body = make("div", { className: "flow flow-sm upload-foot" });
    body.append(make("p", { textContent: `${file.name}, ${size(file.size)}` }), this.bar, this.line, this.tools);
    this.element.append(body);
  }

  buttons(line) {
    const pause = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm", textContent: say("js-pause") });
    const stop = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-sm btn-quiet", textContent: say("js-stop") });
    let paused = false;
    pause.addEventListener("click", () => {
      paused = !paused;
      if (paused) line.pause(); else line.goOn();
      pause.textContent = say(paused ? "js-go-on" : "js-pause");
    });
    stop.addEventListener("click", () => line.stop());
    this.tools.append(pause, stop);
  }

  // Start, half, end and trouble are said aloud; the rest is only shown.
  tell(news, line) {
    const percent = Math.floor((line.offset / Math.max(line.file.size, 1)) * 100);
    if (news === "trouble") {
      const text = say("js-upload-trouble", { percent });
      this.line.className = "error";
      this.line.textContent = text;
      if (!this.#inTrouble) announce(text);
      this.#inTrouble = true;
      return;
    }
    this.#inTrouble = false;
    this.bar.value = percent;
    this.line.className = "hint";
    const first = line.resumed && this.#said === 0;
    this.line.textContent = say(first ? "js-upload-resumed" : "js-upload-progress", { percent, done: size(line.offset), total: size(line.file.size) });
    const stage = percent >= 50 ? 2 : 1;
    if (stage > this.#said) announce(this.line.textContent);
    this.#said = stage;
  }

  say(text, look) {
    this.line.className = look;
    this.line.textContent = text.trim();
    announce(this.line.textContent);
  }

  end() {
    this.tools.remove();
    this.bar.remove();
  }
}

customElements.define("upload-file", UploadFile);
