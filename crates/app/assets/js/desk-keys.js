// <desk-keys> around the assessor's desk: details.crit with radios and a textarea each, [data-shortcuts] to switch keys off (WCAG 2.1.4),
// [data-next] the link to the next submission, #keys the list of keys as a popover, [data-insert-moment] see media-moments.js.
//
// 1–9 choose a level, J and K move between criteria, C goes to the comment, M puts the moment of the recording into it, N opens the
// next submission, ? shows the keys. Never while typing, except Escape, which leaves the comment.
// A chosen level shows at once in its criterion's head and in #left, the count of criteria without one.
import { say } from "./words.js";

class DeskKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => { if (event.target.type === "radio") this.#show(event.target); });
    this.switch = this.querySelector("[data-shortcuts]");
    if (this.switch && localStorage.getItem("shortcuts") === "off") this.switch.checked = false;
    this.switch?.addEventListener("change", () => {
      localStorage.setItem("shortcuts", this.switch.checked ? "on" : "off");
    });
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  get criteria() {
    return [...this.querySelectorAll("details.crit")];
  }

  #key(event) {
    if (event.metaKey || event.ctrlKey || event.altKey || this.switch?.checked === false) return;
    const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    const here = this.criteria.find((criterion) => criterion.open);
    if (typing) {
      if (event.key === "Escape") here?.querySelector("summary").focus();
      return;
    }
    const act = this.#action(event.key.toLowerCase(), here);
    if (act) {
      event.preventDefault();
      act();
    }
  }

  #action(key, here) {
    if (/^[1-9]$/.test(key)) return this.#level(here, Number(key) - 1);
    const comment = here?.querySelector("textarea");
    return {
      j: () => this.#move(here, 1),
      k: () => this.#move(here, -1),
      c: comment && (() => comment.focus()),
      m: here?.querySelector("[data-insert-moment]") && (() => here.querySelector("[data-insert-moment]").click()),
      n: this.querySelector("[data-next]") && (() => this.querySelector("[data-next]").click()),
      "?": document.getElementById("keys") && (() => document.getElementById("keys").togglePopover()),
    }[key];
  }

  #level(here, index) {
    const radio = here?.querySelectorAll("input[type=radio]")[index];
    if (!radio || radio.disabled) return undefined;
    return () => {
      radio.checked = true;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
      radio.dispatchEvent(new Event("change", { bubbles: true }));
    };
  }

  #show(radio) {
    const tag = radio.closest("details.crit")?.querySelector("summary .tag");
    if (!tag) return;
    tag.className = `tag ${"met" in radio.dataset ? "is-ok" : "is-warn"}`;
    tag.textContent = radio.closest("label").querySelector("b").textContent;
    const count = this.criteria.filter((criterion) => !criterion.querySelector("input[type=radio]:checked")).length;
    const left = document.getElementById("left");
    if (left) left.textContent = say("js-left", { count });
  }

  #move(here, by) {
    const all = this.criteria;
    const next = all[Math.min(Math.max(all.indexOf(here) + by, 0), all.length - 1)];
    if (!next) return;
    for (const criterion of all) criterion.open = criterion === next;
    next.querySelector("summary").focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("desk-keys", DeskKeys);
