// "Chép lời nhắn": one press copies; where the browser refuses, the text opens to be copied by hand.
document.addEventListener("click", async (event) => {
  const summary = event.target.closest("[data-copy] > summary");
  if (!summary || !navigator.clipboard) return;
  event.preventDefault();
  const box = summary.parentElement;
  const status = box.nextElementSibling;
  try {
    await navigator.clipboard.writeText(box.querySelector("textarea").value);
    status.textContent = "Đã chép";
    setTimeout(() => { status.textContent = ""; }, 4000);
  } catch {
    box.open = true;
    box.querySelector("textarea").select();
  }
});
