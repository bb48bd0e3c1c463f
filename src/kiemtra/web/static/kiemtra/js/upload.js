// Sends files of <input type="file" data-upload="/uploads/" data-purpose data-record> at once, piece by piece (tus 1.0);
// what breaks off goes on where it stopped, also after a reload. The form then carries ids instead of files; all at once,
// since a page that saves by itself redraws the item, and with it what is still on its way.
const make = (tag, facts) => Object.assign(document.createElement(tag), facts);
const b64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const busy = new Map(), waiting = new Map();

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("input[type=file][data-upload]")) return;
  for (const file of target.files) send(target, target.form, file);
  target.value = "";
});
document.addEventListener("submit", (event) => {
  if (!busy.get(event.target)) return;
  event.preventDefault(), event.stopPropagation();
  if (!waiting.has(event.target)) event.submitter?.after(make("output", { textContent: "Tệp đang tải lên, xong sẽ tự gửi." }));
  waiting.set(event.target, event.submitter);
}, true);
async function send(input, form, file) {
  const { upload, purpose, record } = input.dataset;
  const key = [record, file.name, file.size, file.lastModified].join("/"), bar = make("progress", { max: file.size, value: 0 }), words = make("output");
  const [stop, drop] = ["Tạm dừng", "Bỏ tệp"].map((textContent) => make("button", { type: "button", className: "button button--small", textContent }));
  const line = make("p", { className: "row" });
  line.append(file.name, bar, words, stop, drop), input.after(line);
  const ask = (url, method, headers, body) => fetch(url, { method, body, headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, ...headers } });
  const about = Object.entries({ filename: file.name, purpose, record, changed: `${file.lastModified}` });
  let url = sessionStorage[key], at = url ? NaN : 0, paused = false;
  stop.onclick = () => { stop.textContent = (paused = !paused) ? "Tải tiếp" : "Tạm dừng"; };
  drop.onclick = () => { line.remove(); delete sessionStorage[key]; if (url) ask(url, "DELETE"); };
  busy.set(form, (busy.get(form) || 0) + 1);
  while (line.isConnected && !(at >= file.size && url)) {
    const answer = paused ? 0 : await (!url
      ? ask(upload, "POST", { "Upload-Length": file.size, "Upload-Metadata": about.map(([name, value]) => `${name} ${b64(value)}`).join() })
      : at >= 0 ? ask(url, "PATCH", { "Upload-Offset": at, "Content-Type": "application/offset+octet-stream" }, file.slice(at, at + 4e6))
        : ask(url, "HEAD")).catch(() => 0);
    const there = answer && answer.headers.get("Upload-Offset");
    if (there) {
      at = bar.value = +there;
      url ||= sessionStorage[key] = answer.headers.get("Location");
      words.value = `${Math.floor(at / file.size * 100)} %`;
    } else if (answer && answer.status === 404 && url) { url = ""; at = 0; delete sessionStorage[key]; }
    else if (answer && answer.status < 500 && answer.status !== 423) {
      words.value = answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "Không gửi được tệp này.";
      url = ""; bar.remove(); stop.remove(); delete sessionStorage[key]; waiting.delete(form); break;
    } else {
      if (!paused) { words.value = "Mất kết nối, đang thử lại…"; at = url ? NaN : 0; }
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
  busy.set(form, busy.get(form) - 1);
  if (url && line.isConnected) {
    words.value = "Đã tải lên", stop.remove();
    line.append(make("input", { type: "hidden", disabled: true, name: `${input.name}-upload`, value: url.split("/").at(-2) }));
    input.required = false;
  }
  const come = busy.get(form) ? [] : form.querySelectorAll("p > input[name$=-upload]:disabled");
  for (const one of come) one.disabled = false;
  if (come.length) form.dispatchEvent(new Event("change", { bubbles: true }));
  if (!busy.get(form) && waiting.has(form)) form.requestSubmit(waiting.get(form));
}
