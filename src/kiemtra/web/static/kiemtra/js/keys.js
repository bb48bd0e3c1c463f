// Security keys: <form data-key="create|get" data-options="…"> asks the key, puts its answer into [name=credential] and sends it.
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = (list) => list?.map((key) => ({ ...key, id: toBytes(key.id) }));

function asked(options) {
  const key = { ...options.publicKey, challenge: toBytes(options.publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) };
  if (key.excludeCredentials) key.excludeCredentials = withBytes(key.excludeCredentials);
  if (key.allowCredentials) key.allowCredentials = withBytes(key.allowCredentials);
  return { publicKey: key };
}

function answer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId), type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() });
}

const REFUSED = {
  InvalidStateError: "Khóa này đã được thêm cho tài khoản rồi.",
  NotAllowedError: "Chưa dùng được khóa: đã hủy, quá lâu, hoặc khóa này không thuộc tài khoản. Hãy thử lại.",
  SecurityError: "Trình duyệt không cho dùng khóa bảo mật ở địa chỉ này; hệ thống cần chạy qua https và có tên miền.",
};

// Until here the page says that keys need scripts.
document.querySelectorAll("[data-key-said]").forEach((line) => { line.textContent = ""; });

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const field = form.elements.credential;
  if (!form.matches("form[data-key]") || field.value) return;
  event.preventDefault();
  const said = form.querySelector("[data-key-said]");
  if (!navigator.credentials) { said.textContent = REFUSED.SecurityError; return; }
  said.textContent = "Đang chờ khóa bảo mật…";
  try {
    field.value = answer(await navigator.credentials[form.dataset.key](asked(JSON.parse(form.dataset.options))));
    form.submit();
  } catch (error) {
    said.textContent = REFUSED[error.name] ?? "Khóa bảo mật không trả lời. Hãy thử lại.";
  }
});
