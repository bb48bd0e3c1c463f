// The page of a report: sends only what was changed, shows what the answers ask for, and is walked by keys.
// What is not saved yet carries data-unsaved, what is on its way data-sending; keep.js reads both.
const form = document.querySelector("form[data-answers]");
const marked = (mark) => form.querySelectorAll(`[data-${mark}]`);
const FIELDS = "input:not([type=hidden], [type=radio]), input[type=radio]:checked, fieldset:not(:has(:checked)) label:first-of-type [type=radio], textarea, select";

function touch(field) {
  delete field.dataset.sending;
  field.dataset.unsaved = "";
}

// A table is sent whole: what one cell means hangs on its row.
function namesOf(field) {
  const table = field.closest("[data-table]");
  return table ? [...table.querySelectorAll("[name]")].map((one) => one.name) : [field.name];
}

if (form) {
  for (const kind of ["input", "kiemtra:changed"]) form.addEventListener(kind, (event) => touch(event.target));
  form.addEventListener("kiemtra:changed", () => htmx.trigger(form, "save"));

  form.addEventListener("htmx:configRequest", (event) => {
    const { formData, elt } = event.detail;
    const fields = [...marked("unsaved")];
    if (elt === form && !fields.length) return event.preventDefault();
    const names = new Set(["revision", "csrfmiddlewaretoken", "paste", "paste-at", elt.name, ...fields.flatMap(namesOf)]);
    [...new Set(formData.keys())].filter((name) => !names.has(name)).forEach((name) => formData.delete(name));
    fields.forEach((field) => { delete field.dataset.unsaved; field.dataset.sending = ""; });
  });

  form.addEventListener("htmx:afterRequest", (event) => {
    const saved = event.detail.successful && event.detail.xhr.status < 400;
    marked("sending").forEach((field) => { delete field.dataset.sending; if (!saved) touch(field); });
    form.dispatchEvent(new Event("kiemtra:kept"));
  });

  // The server says which items the answers leave out, and which must be explained.
  document.addEventListener("kiemtra:items", (event) => {
    const { hidden, explain } = event.detail;
    marked("item").forEach((item) => { item.hidden = hidden.includes(item.dataset.item); });
    explain.forEach((code) => { document.getElementById(`ghi-chu-${code}`).open = true; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      htmx.trigger(form, "save");
    } else if (event.key === "Enter" && event.target.matches("form[data-answers] input:not([type=file])")) {
      event.preventDefault();
      const fields = [...form.querySelectorAll(FIELDS)].filter((one) => one.checkVisibility());
      fields[fields.indexOf(event.target) + 1]?.focus();
    }
  });
}
