// <live-filter><form method="get"> … </form></live-filter> and somewhere <section id="results"> with a [data-count] sentence in it.
//
// Asks for the same address as the form would, and puts the new #results in place of the old one. Elements of the form with an id and
// [data-live], such as counts, take their new text. Focus and caret stay where they are.
import { announce } from "./announce.js";

const QUIET = 250;

class LiveFilter extends HTMLElement {
  #timer;
  #request;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#show(), QUIET);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#show();
    });
  }

  async #show() {
    const address = new URL(this.form.action, location.href);
    const filled = [...new FormData(this.form)].filter(([, value]) => value !== "");
    address.search = new URLSearchParams(filled);
    this.#request?.abort();
    this.#request = new AbortController();
    const results = document.getElementById("results");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, signal: this.#request.signal });
      if (!answer.ok) throw new Error(answer.status);
      this.#replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  #replace(page) {
    const fresh = page.getElementById("results");
    document.getElementById("results").replaceWith(document.adoptNode(fresh));
    for (const old of this.querySelectorAll("[data-live][id]")) {
      old.textContent = page.getElementById(old.id)?.textContent ?? "";
    }
    announce(fresh.querySelector("[data-count]")?.textContent.trim() ?? "");
  }
}

customElements.define("live-filter", LiveFilter);
