// Shows the photos that were chosen before they are sent: <input type="file" accept="image/*" data-photos>.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches?.("input[type=file][data-photos]")) return;
  let shelf = input.nextElementSibling;
  if (!shelf?.matches("[data-shelf]")) {
    shelf = document.createElement("div");
    shelf.className = "photos";
    shelf.dataset.shelf = "";
    input.after(shelf);
  }
  shelf.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  shelf.replaceChildren(...[...input.files].filter((file) => file.type.startsWith("image/")).map((file) => {
    const image = new Image();
    image.src = URL.createObjectURL(file);
    image.alt = `Ảnh đã chọn: ${file.name}`;
    return image;
  }));
});
