// Switches between light and dark at once; the form alone does the same with a page load.
class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
  }

  handleEvent(event) {
    event.preventDefault();
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = dark ? "light" : "dark";
    root.dataset.theme = theme;
    const body = new URLSearchParams({ theme, back: "/assets/" });
    fetch(event.target.action, { method: "POST", body, redirect: "manual" });
  }
}

customElements.define("theme-toggle", ThemeToggle);
