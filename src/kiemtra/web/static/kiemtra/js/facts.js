// The reading page: a fact and its place light up together; j and k walk through the facts.
const place = (number) => document.getElementById(`cho-${number}`);
const entry = (number) => document.getElementById(`su-kien-${number}`);
const numberOf = (element) => element.closest?.("[id^='cho-'], [id^='su-kien-']")?.id.replace(/^(cho|su-kien)-/, "");

const light = (number, scrollTo) => {
  document.querySelectorAll(".is-lit").forEach((lit) => lit.classList.remove("is-lit"));
  if (!number) return;
  for (const element of [place(number), entry(number)]) element?.classList.add("is-lit");
  scrollTo?.scrollIntoView({ block: "nearest" });
};

const other = (element, number) => (element.closest("[data-fact-text]") ? entry(number) : place(number));

if (document.querySelector("[data-fact-text]")) {
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const number = numberOf(event.target);
      // Only the keyboard scrolls: under a mouse the page would slip away between pressing a button and letting it go.
      const typed = kind === "focusin" && event.target.matches(":focus-visible");
      if (number) light(number, typed ? other(event.target, number) : null);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const links = [...document.querySelectorAll("[data-fact-text] [data-fact]")];
    const lit = document.querySelector("[data-fact-text] .is-lit");
    const at = links.findIndex((link) => lit?.contains(link));
    const next = links[event.key === "j" ? at + 1 : Math.max(at - 1, 0)] ?? links[0];
    next.focus();
  });
}
