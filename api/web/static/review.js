// Reviewing by keyboard: letters and arrows work while a line has the focus. All works with Tab and Enter too.
const MOVES = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const lines = [...document.querySelectorAll("#lines .item")];

function open(details) {
  details.open = true;
  details.querySelector("input:not([type=hidden])").focus();
}

function press(line, key) {
  if (key in MOVES) {
    lines[lines.indexOf(line) + MOVES[key]]?.focus();
    return true;
  }
  const control = line.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (control?.matches("details")) open(control);
  else control?.click();
  return control !== null;
}

document.getElementById("keys").hidden = lines.length === 0;
document.getElementById("lines").addEventListener("keydown", (event) => {
  const line = event.target.closest(".item");
  if (!line || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.key === "Escape") line.focus();
  else if (!event.target.matches("input") && press(line, event.key)) event.preventDefault();
});
