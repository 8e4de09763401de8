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

form.addEventListener("submit", (event) => {
  const wrong = problem();
  files.setCustomValidity(wrong);
  sending.textContent = wrong || "Sending the files. Keep this page open until the next one comes.";
  sending.classList.toggle("nhsuk-error-message", wrong !== "");
  if (!wrong) return;
  event.preventDefault();
  files.focus();
});
