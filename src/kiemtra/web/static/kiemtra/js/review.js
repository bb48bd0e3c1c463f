// Keys of the review page, and forms that open in place. Single letters work where nobody is typing, and can be turned off.
const keys = document.querySelector("[data-keys]");
const rows = () => [...document.querySelectorAll("[data-fact]")];
const current = () => document.querySelector("[data-fact].is-lit");
const choose = (row) => row && document.dispatchEvent(new CustomEvent("kiemtra:choose", { detail: row.dataset.fact }));
const press = (selector) => current()?.querySelector(selector)?.click();
const say = (words) => { document.getElementById("vua-lam").textContent = words; };

function step(by) {
  const all = rows();
  const at = all.indexOf(current());
  choose(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

// Doubtful ones first, from here on and then from the top; without any, what nobody has decided.
function next() {
  const all = rows();
  const at = all.indexOf(current()) + 1;
  const ahead = [...all.slice(at), ...all.slice(0, at)].filter((row) => row.dataset.state === "read");
  const found = ahead.find((row) => "doubt" in row.dataset) ?? ahead[0];
  if (found) choose(found); else say("Không còn mục nào chờ xem.");
}

function add() {
  const bar = document.querySelector("[data-add-bar]:not([hidden]) button");
  if (bar) bar.focus(); else document.querySelector("[data-add]")?.click();
}

function close(form) {
  const place = form.parentElement;
  form.remove();
  place.closest("[data-fact]")?.focus();
}

const DEEDS = {
  j: () => step(1), k: () => step(-1), n: next, a: () => press("[name=accept]"), x: () => press("[name=strike]"),
  s: () => press("[data-correct]"), c: () => press("[data-name]"), t: add, z: () => document.querySelector("[data-undo]")?.click(),
  "?": () => { keys.open = !keys.open; keys.querySelector("summary").focus(); },
};
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };

if (keys) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inline = event.target.closest("[data-inline]");
    if (event.key === "Escape" && inline) return close(inline);
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") || event.isComposing) return;
    const by = event.target.matches("[data-fact]") && ARROWS[event.key];
    const deed = by ? () => step(by) : keys.querySelector("[data-keys-on]").checked && DEEDS[event.key.toLowerCase()];
    if (deed) { event.preventDefault(); deed(); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-next]")) next();
    const shut = event.target.closest("[data-close]");
    if (shut) { event.preventDefault(); close(shut.closest("form")); }
  });
  document.addEventListener("htmx:afterSwap", (event) => event.target.querySelector("[data-inline] :is(input:not([type=hidden]), select, textarea, [name=agency])")?.focus());
  document.addEventListener("htmx:responseError", (event) => { if (!event.detail.xhr.responseText.includes("#vua-lam")) say("Chưa ghi được. Hãy tải lại trang."); });
}
