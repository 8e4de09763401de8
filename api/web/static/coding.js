// Coding by keyboard, mouse and touch. Offsets are code points, as the service counts them; the DOM counts UTF-16 units.
const WORD = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\u200d\ufe0f'’-]+/gu;
const live = document.createElement("p");
live.className = "nhsuk-u-visually-hidden";
live.setAttribute("role", "status");
document.body.append(live);

let story; // what is on the page: see `load`
let picked = null; // the words that a code would be put on, and `anchor`, from which they were taken
let anchor = null;
let busy = false;

const say = (words) => (live.textContent = words);
const points = (words) => [...words].length;

function load() {
  const text = document.getElementById("text");
  const pieces = [...text.querySelectorAll("[data-at]")].map((span) => ({ at: Number(span.dataset.at), node: span.firstChild }));
  const whole = pieces.map((piece) => piece.node.data).join("");
  const sentences = [...document.querySelectorAll("#sentence option[data-start]")].map((option) => span(option));
  story = { text, pieces, letters: [...whole], words: wordsIn(whole), sentences, form: document.getElementById("put") };
  document.querySelectorAll(".by-form").forEach((part) => (part.hidden = true));
  document.querySelectorAll("#chosen, #keys").forEach((part) => (part.hidden = false));
  text.tabIndex = 0;
  text.setAttribute("role", "application");
  text.setAttribute("aria-label", "The story. Arrow keys move by word and by sentence. Enter chooses a code.");
  document.dispatchEvent(new Event("coding:shown"));
  show();
}

function span(element) {
  return { start: Number(element.dataset.start), end: Number(element.dataset.end) };
}

function wordsIn(whole) {
  let units = 0;
  let at = 0;
  return [...whole.matchAll(WORD)].map((found) => {
    at += points(whole.slice(units, found.index));
    units = found.index + found[0].length;
    const start = at;
    at += points(found[0]);
    return { start, end: at };
  });
}

const wordsOf = ({ start, end }) => story.letters.slice(start, end).join("");

function place(offset) {
  const piece = story.pieces.findLast((one) => one.at <= offset);
  return [piece.node, story.letters.slice(piece.at, offset).join("").length];
}

function rangeOf({ start, end }) {
  const range = new Range();
  range.setStart(...place(start));
  range.setEnd(...place(end));
  return range;
}

// How many letters of the story, and not of the numbers of tags in it, are before a place in the page.
function offsetOf(node, offset) {
  const before = new Range();
  before.setStart(story.text, 0);
  before.setEnd(node, offset);
  const parts = [...before.cloneContents().querySelectorAll("[data-at]")];
  return parts.reduce((sum, part) => sum + points(part.textContent), 0);
}

function mark(name, words) {
  if (!window.CSS?.highlights) return;
  if (words) CSS.highlights.set(name, new Highlight(rangeOf(words)));
  else CSS.highlights.delete(name);
}

function show() {
  mark("picked", picked);
  const chosen = document.getElementById("chosen");
  if (!story.form) return;
  chosen.textContent = picked ? `Words: “${wordsOf(picked)}”` : "No words chosen yet.";
  story.form.elements.start.value = picked?.start ?? "";
  story.form.elements.end.value = picked?.end ?? "";
}

function pick(words, from = words) {
  picked = words;
  anchor = from;
  show();
  const box = rangeOf(words).getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 40) scrollBy({ top: box.top - innerHeight / 3 });
}

function move(units, forward) {
  const onward = picked
    ? forward ? units.find((unit) => unit.start >= picked.end) : units.findLast((unit) => unit.end <= picked.start)
    : units[0];
  if (onward) pick(onward);
  say(onward ? wordsOf(onward) : forward ? "End of the story." : "Beginning of the story.");
}

function extend(units, forward) {
  if (!picked) return move(units, forward);
  let { start, end } = picked;
  if (forward && start < anchor.start) start = Math.min(anchor.start, units.find((unit) => unit.start > start)?.start ?? start);
  else if (forward) end = units.find((unit) => unit.end > end)?.end ?? end;
  else if (end > anchor.end) end = Math.max(anchor.end, units.findLast((unit) => unit.end < end)?.end ?? 0);
  else start = units.findLast((unit) => unit.start < start)?.start ?? start;
  pick({ start, end }, anchor);
  say(wordsOf(picked));
}

const ARROWS = {
  ArrowRight: () => [story.words, true],
  ArrowLeft: () => [story.words, false],
  ArrowDown: () => [story.sentences, true],
  ArrowUp: () => [story.sentences, false],
};

function nextTag(step) {
  const cards = [...document.querySelectorAll("#tags .tag-card")];
  const now = cards.indexOf(document.activeElement.closest(".tag-card"));
  const near = now < 0 && picked ? cards.findIndex((card) => span(card).end > picked.start) : -1;
  const onward = cards[near >= 0 ? near : now < 0 && step < 0 ? cards.length - 1 : now + step];
  if (onward) onward.focus();
  else say(cards.length ? "No more tags." : "There is no tag here.");
}

function go(where) {
  const id = document.getElementById("work").dataset[where];
  const others = document.getElementById("work").dataset.story.split("/").slice(0, -1).join("/");
  if (id) location.assign(`${others}/${id}/code#text`);
  else say(where === "after" ? "This is the last story." : "This is the first story.");
}

const LETTERS = {
  t: () => nextTag(1),
  T: () => nextTag(-1),
  u: () => document.querySelector("#undo button")?.click(),
  d: () => document.querySelector("[data-key=d]")?.click(),
  n: () => go("after"),
  p: () => go("before"),
};

function pressOnText(event) {
  if (event.key in ARROWS) (event.shiftKey ? extend : move)(...ARROWS[event.key]());
  else if (event.key === "Enter" && !picked) say("Choose words first, with the arrow keys.");
  else if (event.key === "Enter") document.getElementById("code")?.focus();
  else return false;
  return true;
}

function pressOnTag(card, key) {
  const control = card.querySelector(`[data-key="${CSS.escape(key)}"]`);
  control?.click();
  return control !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.closest("main")) return;
  const card = event.target.closest("#tags .tag-card");
  if (event.key === "Escape") {
    if (card) pick(span(card));
    story.text.focus();
  } else if (event.target === story.text || event.target === card) {
    const done = card ? pressOnTag(card, event.key) : pressOnText(event);
    if (!done && !(event.key in LETTERS)) return;
    if (!done && !event.repeat) LETTERS[event.key]();
    event.preventDefault();
  }
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".tag-card[data-start]");
  mark("pointed", card ? span(card) : null);
  if (event.target === story.text && !picked && story.sentences.length) pick(story.sentences[0]);
});

// Mouse and touch: what is selected is chosen; a click chooses the word.
document.addEventListener("selectionchange", () => {
  const selected = document.getSelection();
  if (!selected.rangeCount || selected.isCollapsed) return;
  const range = selected.getRangeAt(0);
  if (!story.text.contains(range.startContainer) || !story.text.contains(range.endContainer)) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  const words = story.letters.slice(start, end).join("");
  if (!words.trim()) return;
  picked = { start: start + points(words) - points(words.trimStart()), end: start + points(words.trimEnd()) };
  anchor = picked;
  show();
});

document.addEventListener("click", (event) => {
  const selected = document.getSelection();
  if (!event.target.closest("#text [data-at]") || !selected.rangeCount || !selected.isCollapsed) return;
  const at = offsetOf(selected.anchorNode, selected.anchorOffset);
  const word = story.words.find((one) => one.start <= at && at < one.end);
  if (word) pick(word);
});

// Forms go without loading the page again, so that one stays where one is.
function whereNow() {
  const card = document.activeElement.closest("#tags .tag-card");
  if (card) return { card: [...card.parentElement.children].indexOf(card) };
  return { form: document.activeElement.closest("form:not(#put)")?.id };
}

function comeBack({ card, form }) {
  const cards = document.querySelectorAll("#tags .tag-card");
  const onward = card === undefined ? form && document.querySelector(`#${form} button`) : cards[Math.min(card, cards.length - 1)];
  (onward || story.text).focus();
}

// Who was logged out, or refused, stays on the page: what was chosen and typed is on it still.
function elsewhere(answer, page) {
  const loggedOut = new URL(answer.url).pathname === "/login";
  if (answer.redirected && !loggedOut) return location.assign(answer.url);
  const refused = page.querySelector(".lead")?.textContent ?? "That did not work.";
  tell(loggedOut ? "You are logged out now. What you typed is still here. Log in on another tab, then do it again." : refused);
}

function tell(problem) {
  const did = document.getElementById("did");
  did.hidden = false;
  did.textContent = problem;
  did.scrollIntoView({ block: "nearest" });
  say(problem);
}

async function send(form, submitter) {
  const where = whereNow();
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, submitter)) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("work")) return elsewhere(answer, page);
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.title = page.title;
  load();
  const problem = document.querySelector(".nhsuk-error-summary");
  if (problem) document.querySelector(".nhsuk-error-summary__list a").focus();
  else comeBack(where);
  say(problem ? problem.textContent.replace(/\s+/g, " ") : document.getElementById("did").textContent);
}

document.addEventListener("submit", async (event) => {
  if (!event.target.closest("main")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  try {
    await send(event.target, event.submitter);
  } catch {
    tell("It did not go. Check that you are online, then do it again.");
  } finally {
    busy = false;
  }
});

load();
if (location.hash === "#text") story.text.focus();
