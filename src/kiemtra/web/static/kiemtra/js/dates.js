// Days typed as digits become dd/mm/yyyy; the arrow keys move a whole day by one, PageUp and PageDown by a week.
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 };

const read = (words) => {
  const parts = words.trim().match(/^(\d{1,2})[/.-]?(\d{1,2})[/.-]?(\d{4})$/);
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date : null;
};

const write = (date) => [
  String(date.getUTCDate()).padStart(2, "0"),
  String(date.getUTCMonth() + 1).padStart(2, "0"),
  String(date.getUTCFullYear()).padStart(4, "0"),
].join("/");

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  if (!step || !event.target.matches?.("input[data-date]")) return;
  const date = read(event.target.value);
  if (!date) return;
  event.preventDefault();
  date.setUTCDate(date.getUTCDate() + step);
  event.target.value = write(date);
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  if (!event.target.matches?.("input[data-date]")) return;
  const date = read(event.target.value);
  if (date) event.target.value = write(date);
});
