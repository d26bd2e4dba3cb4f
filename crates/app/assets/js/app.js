// Loads the behaviours that this page asks for, and nothing else. Every page works with this file missing.
const behaviours = {
  "theme-toggle": () => import("./theme-toggle.js"),
};

for (const [name, load] of Object.entries(behaviours)) {
  if (document.querySelector(name)) load();
}
