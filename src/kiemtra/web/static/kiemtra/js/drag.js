// Dragging in a proposal: a mouse or pen at once, a finger after a moment, so that the page can still be scrolled.
import { aim, letGo, pickUp, putDown } from "./timetable.js";

const HOLD = 300;
const FAR = 6;
let from = null; // { chip, x, y, timer }
let drags = false;

const start = () => { drags = true; pickUp(from.chip, true); };
function end(put) {
  clearTimeout(from?.timer);
  if (drags) (put ? putDown : letGo)();
  from = null;
  // The click that follows a drag would open the form.
  setTimeout(() => { drags = false; });
}
document.addEventListener("pointerdown", (event) => {
  const chip = event.target.closest?.("[data-visit]");
  if (!chip || event.button) return;
  from = { chip, x: event.clientX, y: event.clientY, timer: event.pointerType === "touch" ? setTimeout(start, HOLD) : 0 };
});
document.addEventListener("pointermove", (event) => {
  if (!from) return;
  const far = Math.hypot(event.clientX - from.x, event.clientY - from.y) > FAR;
  if (!drags && far) {
    if (event.pointerType === "touch") return end(false);
    start();
  }
  if (drags) aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-cell]"));
});
document.addEventListener("pointerup", () => { if (from) end(true); });
document.addEventListener("pointercancel", () => { if (from) end(false); });
document.addEventListener("touchmove", (event) => { if (drags) event.preventDefault(); }, { passive: false });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("[data-visit]")) event.preventDefault(); });
document.addEventListener("click", (event) => { if (drags && event.target.closest?.("[data-visit]")) event.preventDefault(); }, true);
