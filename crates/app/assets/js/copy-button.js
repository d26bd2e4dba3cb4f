// <copy-button text="https://…"><button type="button" hidden>Copy link</button></copy-button>
//
// The button appears only where copying works; without scripts the text itself stands on the page.
import { announce } from "./announce.js";
import { say } from "./words.js";

class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", () => this.#copy(button));
  }

  async #copy(button) {
    const label = button.lastChild;
    const before = label.textContent;
    let key = "js-copied";
    try {
      await navigator.clipboard.writeText(this.getAttribute("text"));
    } catch {
      key = "js-not-copied";
    }
    label.textContent = say(key);
    announce(say(key));
    setTimeout(() => { label.textContent = before; }, 2500);
  }
}

customElements.define("copy-button", CopyButton);
