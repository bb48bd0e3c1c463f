// Tables of a report: a row more whenever the last one is used, rows taken off, and a block pasted from a spreadsheet,
// which the server reads and one press takes back.
const form = document.querySelector("form[data-answers]");
const changed = (place) => place.dispatchEvent(new Event("kiemtra:changed", { bubbles: true }));
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
const isBlank = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")].every((one) => !one.value);
let before;

function addRow(table, key) {
  const holder = document.createElement("template");
  holder.innerHTML = table.querySelector("template").innerHTML.replaceAll("__row__", key);
  table.querySelector("tbody").append(holder.content.firstElementChild);
}

function openEnd(table) {
  const last = table.querySelector("tbody").lastElementChild;
  if (table.querySelector("template") && (!last || !isBlank(last))) addRow(table, newKey());
}

function undo() {
  document.getElementById(before.id).replaceWith(before);
  htmx.process(before);
  if (before.matches("[data-table]")) changed(before);
  else before.querySelectorAll("input[name]").forEach(changed);
}

if (form) {
  form.addEventListener("input", (event) => {
    const table = event.target.closest("[data-table]");
    if (table) openEnd(table);
  });

  form.addEventListener("kiemtra:row", ({ detail }) => {
    const table = form.querySelector(`[data-table="${CSS.escape(detail.table)}"]`);
    if (table && !table.querySelector(`[name$="-row"][value="${CSS.escape(detail.row)}"]`)) addRow(table, detail.row);
  });

  form.addEventListener("click", (event) => {
    const drop = event.target.closest("[name=drop]");
    if (drop) {
      event.preventDefault();
      const table = drop.closest("[data-table]");
      drop.closest("tr").remove();
      openEnd(table);
      changed(table);
    } else if (event.target.closest("[data-undo-paste]")) undo();
  });

  form.addEventListener("paste", (event) => {
    const paste = event.clipboardData.getData("text/plain");
    const field = event.target;
    const block = field.matches("textarea") ? /\t/ : /[\t\n]/;
    if (!block.test(paste.trimEnd()) || !field.closest("[data-table], input[name]")) return;
    event.preventDefault();
    before = field.closest("[data-table], [data-part]").cloneNode(true);
    field.dataset.unsaved = "";
    htmx.ajax("POST", location.pathname, { source: form, swap: "none", values: { paste, "paste-at": field.name } });
  });
}
