// Loads the behaviours that this page asks for, and nothing else. Every page works with this file missing.
// One custom element per behaviour; what each expects in the page is said at the top of its file.
const behaviours = {
  "auto-save": () => import("./auto-save.js"),
  "char-count": () => import("./char-count.js"),
  "copy-button": () => import("./copy-button.js"),
  "desk-keys": () => import("./desk-keys.js"),
  "live-filter": () => import("./live-filter.js"),
  "media-moments": () => import("./media-moments.js"),
  "open-filters": () => import("./open-filters.js"),
  "theme-toggle": () => import("./theme-toggle.js"),
  "upload-file": () => import("./upload-file.js"),
};

for (const [name, load] of Object.entries(behaviours)) {
  if (document.querySelector(name)) load();
}

// After a form came back with something to mend, reading begins at the summary.
document.getElementById("errors")?.focus();
