// Loads the behaviours that this page asks for, and nothing else. Every page works with this file missing.
// One custom element per behaviour; what each expects in the page is said at the top of its file.
const behaviours = {
  "auto-save": () => import("./auto-save.js"),
  "char-count": () => import("./char-count.js"),
  "copy-button": () => import("./copy-button.js"),
  "desk-keys": () => import("./desk-keys.js"),
  "live-filter": () => import("./live-filter.js"),
  "live-state": () => import("./live-state.js"),
  "media-moments": () => import("./media-moments.js"),
  "open-filters": () => import("./open-filters.js"),
  "upload-file": () => import("./upload-file.js"),
};

for (const [name, load] of Object.entries(behaviours)) {
  if (document.querySelector(name)) load();
}

// Switches between light and dark at once; the form alone does the same with a page load. Every page has it, so it costs no request.
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

// After a form came back with something to mend, reading begins at the summary.
document.getElementById("errors")?.focus();
