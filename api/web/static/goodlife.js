// What every page does with JavaScript: the components, copying, printing. All works without it too.
document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
import(document.body.dataset.components).then(({ initAll }) => initAll());

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const what = document.getElementById(copy.dataset.copies).textContent;
    await navigator.clipboard.writeText(what.trim());
    document.getElementById("copied").textContent = "Copied.";
  });
}

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.querySelector("button").addEventListener("click", () => window.print());
}
