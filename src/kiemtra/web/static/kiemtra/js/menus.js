// The tab that is open stands in view on a phone. Menus close on Escape and when the reader turns elsewhere; the demo's roles start folded on a phone.
const open = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  open().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
}

if (matchMedia("(width < 40rem)").matches) {
  document.querySelectorAll(".tabs [aria-current]").forEach((tab) => { tab.closest("ul").scrollLeft = tab.offsetLeft - 48; });
  document.querySelectorAll("details[data-close-narrow]").forEach((details) => { details.open = false; });
}
