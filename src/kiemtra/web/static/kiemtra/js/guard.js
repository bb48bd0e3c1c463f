// Forms marked data-guard lose nothing: leaving with unsaved words asks first, sending twice is stopped,
// an autosave (data-autosave, saved by htmx) tells what it did, and a failed request says so.
const dirty = new Set();
const guarded = (event) => event.target.closest?.("form[data-guard], form[data-autosave]");
const say = (form, words) => {
  const place = form.querySelector("[data-saved]");
  if (place) place.textContent = words;
};

document.addEventListener("input", (event) => {
  const form = guarded(event);
  if (!form) return;
  dirty.add(form);
  say(form, "Chưa lưu");
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  dirty.delete(form);
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 8000);
});

// Back from the next page (bfcache): the form may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

addEventListener("beforeunload", (event) => {
  if ([...dirty].some((form) => form.isConnected && !form.dataset.answers)) event.preventDefault();
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = guarded(event);
  if (form) say(form, "Đang lưu…");
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = guarded(event);
  if (event.target.dataset) delete event.target.dataset.sent;
  if (!form) return;
  // htmx calls a 422 successful, because it shows the answer; nothing is saved by one.
  if (event.detail.successful && event.detail.xhr.status < 400) {
    dirty.delete(form);
    say(form, `Đã lưu lúc ${new Date().toTimeString().slice(0, 5)}`);
  } else {
    dirty.add(form);
    say(form, "Chưa lưu được. Nội dung vẫn còn trên trang, hãy thử lại.");
  }
});

// After a refused form the reader starts at the list of errors.
document.querySelector("[data-errors]")?.focus();
