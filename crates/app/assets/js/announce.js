// Says one short sentence to screen readers through the one status region of the page.
export function announce(text) {
  const region = document.getElementById("status");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}
