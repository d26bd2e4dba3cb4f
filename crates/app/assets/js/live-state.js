// <live-state data-state="…"> … <p data-news>…</p> </live-state>, with [data-final] once nothing more will happen.
//
// Asks for the same page every few seconds and puts the new <live-state> in place of the old one when its state is another. The sentence in
// [data-news] is read out then.
import { announce } from "./announce.js";

const EVERY = 2500;

class LiveState extends HTMLElement {
  #timer;

  connectedCallback() {
    if (!("final" in this.dataset)) this.#timer = setTimeout(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async #look() {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok) this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The connection comes back, or the reader reloads.
    }
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(), EVERY);
  }

  #show(page) {
    const fresh = page.querySelector("live-state");
    if (!fresh || fresh.dataset.state === this.dataset.state) return;
    this.replaceWith(document.adoptNode(fresh));
    announce(fresh.querySelector("[data-news]")?.textContent.trim() ?? "");
  }
}

customElements.define("live-state", LiveState);
