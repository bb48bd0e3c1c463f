// The review page: a fact and its places in the text are one choice, kept over what the server answers.
const row = (key) => document.getElementById(`su-kien-${key}`);
const quiet = { block: "nearest" };
let chosen = "";

function light() {
  document.querySelectorAll(".is-lit").forEach((lit) => lit.classList.remove("is-lit"));
  if (!chosen) return [];
  const places = [...document.querySelectorAll(`[data-of~="${CSS.escape(chosen)}"]`)];
  [row(chosen), ...places].forEach((part) => part?.classList.add("is-lit"));
  return places;
}

function choose(key, { focus = true, scroll = true } = {}) {
  chosen = row(key) ? key : "";
  const [place] = light();
  if (scroll) [place, row(chosen)].forEach((part) => part?.scrollIntoView(quiet));
  if (focus) row(chosen)?.focus({ preventScroll: true });
}

// Marks look as their facts stand: decided ones pale.
const sync = () => document.querySelectorAll("[data-of]").forEach((mark) => { mark.dataset.state = row(mark.dataset.of.split(" ")[0])?.dataset.state ?? ""; });

if (document.querySelector("[data-fact-text]")) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".fact__no, a.factlist__no");
    const mark = event.target.closest("[data-of]");
    const entry = event.target.closest("[data-fact]");
    if (link) event.preventDefault();
    if (link?.matches(".fact__no")) choose(link.hash.slice("#su-kien-".length));
    else if (mark && getSelection().isCollapsed) choose(mark.dataset.of.split(" ")[0]);
    else if (entry && !event.target.closest("form, button, a:not(.factlist__no)")) choose(entry.dataset.fact);
  });
  document.addEventListener("focusin", (event) => {
    const key = event.target.closest("[data-fact]")?.dataset.fact;
    // Under a mouse the page would slip away between pressing a button and letting it go.
    if (key && key !== chosen) choose(key, { focus: false, scroll: event.target.matches(":focus-visible") });
  });
  document.addEventListener("kiemtra:choose", (event) => choose(event.detail.value ?? event.detail));
  document.addEventListener("htmx:afterSettle", () => {
    sync();
    light();
    if (document.activeElement === document.body) row(chosen)?.focus({ preventScroll: true });
  });
  // What somebody else has decided first is told like any answer; a form in which one is writing stays.
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.xhr.status === 409) event.detail.shouldSwap = true; });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.detail.target.matches("[data-fact]") && event.detail.target.querySelector("form:not(.htmx-request)")) event.detail.shouldSwap = false;
  });
  const open = location.hash.match(/^#su-kien-(.+)/);
  if (open) choose(open[1]);
}
