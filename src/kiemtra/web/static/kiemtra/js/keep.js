// What is typed into a report stays in this browser until it is saved, and is offered back: a session that ended, a network that
// failed or a power cut loses nothing. Cleared by saving and by signing out; kept under the person and the report.
const form = document.querySelector("form[data-answers]");
const PREFIX = "kiemtra-report:";
const key = PREFIX + form?.dataset.answers;

document.addEventListener("submit", (event) => {
  if (!event.target.action.endsWith("/sign-out/")) return;
  Object.keys(localStorage).filter((one) => one.startsWith(PREFIX)).forEach((one) => localStorage.removeItem(one));
});

function keep() {
  const fields = [...form.querySelectorAll("[data-unsaved], [data-sending]")];
  const data = new FormData(form);
  const held = {};
  fields.flatMap((one) => [...one.closest("[data-table]")?.querySelectorAll("[name]") ?? [one]])
    .filter((one) => one.name && one.type !== "file")
    .forEach((one) => { held[one.name] = data.getAll(one.name); });
  try {
    if (fields.length) localStorage.setItem(key, JSON.stringify(held)); else localStorage.removeItem(key);
  } catch { /* This browser keeps nothing; what is typed is saved as it is typed. */ }
}

function fill(name, values) {
  form.querySelectorAll(`[name="${CSS.escape(name)}"]:not([type=hidden])`).forEach((field) => {
    if (field.matches("[type=radio], [type=checkbox]")) field.checked = values.includes(field.value);
    else [field.value] = values;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function putBack(held) {
  for (const [name, rows] of Object.entries(held).filter(([name]) => name.endsWith("-row"))) {
    rows.forEach((row) => form.dispatchEvent(new CustomEvent("kiemtra:row", { detail: { table: name.slice(0, -4), row } })));
  }
  Object.entries(held).forEach(([name, values]) => fill(name, values));
  htmx.trigger(form, "save");
}

if (form) {
  for (const kind of ["input", "kiemtra:changed", "kiemtra:kept"]) form.addEventListener(kind, keep);
  const held = JSON.parse(localStorage.getItem(key) ?? "{}");
  const data = new FormData(form);
  const offer = document.querySelector("[data-kept]");
  offer.hidden = Object.entries(held).every(([name, values]) => `${data.getAll(name)}` === `${values}` || !values.some(Boolean) && !data.has(name));
  if (offer.hidden) localStorage.removeItem(key);
  offer.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    offer.hidden = true;
    if (pressed.matches("[data-put-back]")) putBack(held); else localStorage.removeItem(key);
  });
}
