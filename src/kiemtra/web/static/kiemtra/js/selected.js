// Words selected in the text of a reading: their place goes into the bar that makes a fact of them.
const bar = document.querySelector("[data-add-bar]");
// The server counts characters, the browser halves of some.
const length = (text) => [...text].length;

function place() {
  const selection = getSelection();
  const text = document.querySelector("[data-fact-text]");
  if (!text || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return null;
  const range = selection.getRangeAt(0);
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = length(before.toString()) + length(words) - length(words.trimStart());
  return words.trim() && { words: words.trim(), start, end: start + length(words.trim()) };
}

if (bar) {
  document.addEventListener("selectionchange", () => {
    if (bar.contains(document.activeElement)) return;
    const found = place();
    bar.hidden = !found;
    if (!found) return;
    bar.elements.start.value = found.start;
    bar.elements.end.value = found.end;
    bar.querySelector("[data-words]").textContent = found.words.length > 60 ? `${found.words.slice(0, 59)}…` : found.words;
  });
  bar.addEventListener("htmx:afterRequest", () => { bar.hidden = true; getSelection().removeAllRanges(); });
}
