// A box to choose a code in by typing: its number, or parts of its name. Without scripts it is a plain list.
function make(tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function matching(options, typed) {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const exact = options.filter((option) => option.dataset.number === typed.trim());
  const found = options.filter((option) => parts.every((part) => option.text.toLowerCase().includes(part)));
  return [...new Set([...exact, ...found])];
}

function enhance(select) {
  const options = [...select.options].filter((option) => option.value);
  const input = make("input", {
    id: select.id, class: "nhsuk-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-controls": "codes", "aria-expanded": "false",
  });
  const list = make("ul", { id: "codes", class: "codes", role: "listbox", "aria-label": "Codes" });
  let found = [];
  let at = 0;

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(to) {
    at = to;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    if (found.length) input.setAttribute("aria-activedescendant", `codes-${at}`);
  }

  function open() {
    found = matching(options, select.value ? "" : input.value);
    list.replaceChildren(...found.map((option, number) => {
      const item = make("li", { id: `codes-${number}`, role: "option", class: `codes__one colour--${option.dataset.colour}` });
      item.textContent = option.text;
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(option);
      });
      return item;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    point(Math.max(0, found.findIndex((option) => option.value === select.value)));
  }

  function choose(option) {
    select.value = option.value;
    input.value = option.text;
    close();
  }

  input.addEventListener("input", () => {
    select.value = "";
    open();
  });
  input.addEventListener("click", open);
  input.addEventListener("blur", () => {
    if (!list.hidden && input.value.trim() && !select.value) choose(found[at]);
    close();
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      if (list.hidden) open();
      else point((at + steps[event.key] + found.length) % found.length);
    } else if (event.key === "Enter" && !list.hidden) {
      choose(found[at]);
      if (!("atOnce" in select.dataset)) event.preventDefault(); // else the form goes
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });

  if (select.hasAttribute("aria-describedby")) input.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
  select.removeAttribute("id");
  select.hidden = true;
  input.value = select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "";
  select.after(input, list);
  close();
}

function show() {
  document.querySelectorAll("select[data-code-box]:not([hidden])").forEach(enhance);
}

document.addEventListener("coding:shown", show);
show();
