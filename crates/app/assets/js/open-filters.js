// <open-filters><details> … </details></open-filters>: open where there is room beside the results, closed on narrow screens.
class OpenFilters extends HTMLElement {
  connectedCallback() {
    const details = this.querySelector("details");
    const wide = matchMedia("(min-width: 62rem)");
    const follow = () => { details.open = wide.matches; };
    wide.addEventListener("change", follow);
    follow();
  }
}

customElements.define("open-filters", OpenFilters);
