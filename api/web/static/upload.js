// Says before anything is sent when files are too many or too big, and that they are on their way. All works without it.
const form = document.getElementById("upload");
const files = document.getElementById("files");
const sending = document.getElementById("sending");
const MEGABYTE = 1024 * 1024;

function problem() {
  const size = [...files.files].reduce((sum, file) => sum + file.size, 0);
  if (files.files.length > Number(form.dataset.files)) return `Choose at most ${form.dataset.files} files at once.`;
  if (size > Number(form.dataset.most)) {
    return `These files have ${Math.ceil(size / MEGABYTE)} megabytes together, and ${form.dataset.most / MEGABYTE} can be sent at once. Choose fewer.`;
  }
  return "";
}

function tell(wrong) {
  const message = document.createElement("p");
  message.className = "nhsuk-error-message";
  message.textContent = wrong;
  document.getElementById("files-problem").replaceChildren(...(wrong ? [message] : []));
  files.closest(".nhsuk-form-group").classList.toggle("nhsuk-form-group--error", wrong !== "");
}

form.addEventListener("submit", (event) => {
  const wrong = problem();
  tell(wrong);
  if (!wrong) {
    sending.textContent = "Sending the files. Keep this page open until the next one comes.";
    return;
  }
  event.preventDefault();
  files.focus();
});
