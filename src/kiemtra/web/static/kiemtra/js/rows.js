// "Thêm dòng" of a formset: clones the empty row; without this module the extra rows of the form stand ready.
document.querySelectorAll("[data-add-row]").forEach((button) => { button.hidden = false; });

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (!button) return;
  const prefix = button.dataset.addRow;
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const limit = document.getElementById(`id_${prefix}-MAX_NUM_FORMS`);
  const empty = document.querySelector(`[data-row-template="${prefix}"]`);
  if (Number(total.value) >= Number(limit.value)) return;
  const holder = document.createElement("template");
  holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
  const row = holder.content.firstElementChild;
  document.querySelector(`[data-rows="${prefix}"]`).append(row);
  total.value = Number(total.value) + 1;
  button.hidden = Number(total.value) >= Number(limit.value);
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});
