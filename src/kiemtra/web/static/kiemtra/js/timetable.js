// A proposal by hand: a visit ([data-visit]) goes to another cell ([data-cell]) by pointer, touch (hold) or keys; the form [data-move] asks the server.
const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
let held = null; // { chip, cell, drags, from: [x, y] }
let last = "";

const cells = () => [...document.querySelectorAll("[data-cell]")];
const say = (words) => { const place = document.querySelector("[data-told]"); if (place) place.textContent = words; };

function aim(cell) {
  document.querySelector(".is-target")?.classList.remove("is-target");
  held.cell = cell ?? held.cell;
  held.cell?.classList.add("is-target");
  if (cell && !held.drags) { cell.scrollIntoView({ block: "nearest", inline: "nearest" }); say(cell.dataset.name); }
}
function letGo() {
  document.querySelectorAll(".is-target, .is-held").forEach((one) => one.classList.remove("is-target", "is-held"));
  held = null;
}
function pickUp(chip, drags) {
  held = { ...held, chip, drags, cell: chip.closest("[data-cell]") };
  chip.classList.add("is-held");
  if (!drags) say(`Đã nhấc ${chip.textContent}. Chọn ô bằng phím mũi tên.`);
}
function putDown() {
  const { chip, cell } = held;
  letGo();
  if (!cell || cell === chip.closest("[data-cell]")) return;
  const form = document.querySelector("form[data-move]");
  last = form.elements.visit.value = chip.dataset.visit;
  form.elements.day.value = cell.dataset.day;
  form.elements.team.value = cell.dataset.team;
  form.requestSubmit();
}
// The next cell that way: the same team on another day, or the same day with another team.
function beside([across, down]) {
  const { cell } = held;
  const all = cells().filter((one) => (down ? one.dataset.team === cell?.dataset.team : one.dataset.day === cell?.dataset.day));
  return cell ? all[all.indexOf(cell) + across + down] : cells()[0];
}
document.addEventListener("keydown", (event) => {
  const chip = event.target.closest?.("[data-visit]");
  if (!chip || event.ctrlKey || event.metaKey || event.altKey) return;
  const isPress = event.key === "Enter" || event.key === " ";
  if (isPress && !held) pickUp(chip, false);
  else if (isPress) putDown();
  else if (held && event.key === "Escape") { letGo(); say("Đã thôi."); }
  else if (held && MOVES[event.key]) aim(beside(MOVES[event.key]));
  else return;
  event.preventDefault();
});
document.addEventListener("focusout", () => { if (held && !held.drags) letGo(); });
// After the answer the keyboard stands where the visit is now.
document.addEventListener("htmx:afterSettle", () => {
  if (last) (document.querySelector("#bang-lich [data-errors]") ?? document.querySelector(`[data-visit="${last}"]`))?.focus();
  last = "";
});
export { aim, letGo, pickUp, putDown };
