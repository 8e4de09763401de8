// The conversation without reloading: Enter sends, nothing written is lost, what is new comes into view.
const form = document.getElementById("say");
const box = document.getElementById("text");
const problem = document.getElementById("problem");
const log = document.getElementById("log");
const hasKeyboard = !window.matchMedia("(pointer: coarse)").matches;

const NOT_SENT = "Your message did not go. It is still in the box. Check that you are online, then press Send again.";
const NOT_PRESSED = "That did not go. Check that you are online, then press the button again.";
const NO_ANSWER = "No answer came, so I do not know if it arrived. Press the same button again. I never take it twice.";
const OUR_FAULT = "Something went wrong on our side. Your words are still in the box. Please press Send again.";
const OUR_FAULT_PRESSED = "Something went wrong on our side. Please press the button again.";
const NOT_OPEN = "This talk is not open here any more. Copy your words if you want to keep them, then go to the first page.";

// On a phone Enter makes a new line, as in other messages there, and Send sends.
if (hasKeyboard) {
  form.querySelector(".say__keys").hidden = false;
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(document.getElementById("send"));
  });
}

function tell(text) {
  const message = document.createElement("p");
  message.className = "nhsuk-error-message";
  message.id = "text-error";
  message.textContent = text;
  problem.replaceChildren(message);
  markTheBox();
}

function markTheBox() {
  const wrong = problem.textContent.trim() !== "";
  box.classList.toggle("nhsuk-textarea--error", wrong);
  box.closest(".nhsuk-form-group").classList.toggle("nhsuk-form-group--error", wrong);
}

// The form in view, as long as the answer stays on the screen: their own words they know already.
function showWhatIsNew(before) {
  form.scrollIntoView({ block: "end" });
  const answer = [...log.children].slice(before).find((turn) => turn.classList.contains("turn--bot"));
  const covered = document.querySelector(".top").getBoundingClientRect().bottom;
  if (answer && answer.getBoundingClientRect().top < covered) answer.scrollIntoView({ block: "start" });
}

let turnsBefore = 0;
let wordsSent = "";
let pressed = false;

document.body.addEventListener("htmx:beforeRequest", (event) => {
  turnsBefore = log.children.length;
  const sent = event.detail.requestConfig.formData;
  const asItIs = event.detail.pathInfo.requestPath.endsWith("/messages") && !sent.has("choice");
  wordsSent = asItIs ? box.value : "";
  pressed = !asItIs;
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  const sent = event.detail.xhr.status === 200;
  if (sent) problem.replaceChildren();
  markTheBox();
  if (!sent) return; // a refused message stays in the box, with what is wrong beside it
  if (wordsSent && box.value === wordsSent) box.value = "";
  keepDraft();
  if (wordsSent && hasKeyboard) box.focus({ preventScroll: true });
  // A button that was pressed may be gone now: the keyboard goes on from the form, not from the top of the page.
  else if (!document.activeElement || document.activeElement === document.body) form.focus({ preventScroll: true });
  showWhatIsNew(turnsBefore);
});

document.body.addEventListener("htmx:sendError", () => tell(pressed ? NOT_PRESSED : NOT_SENT));
document.body.addEventListener("htmx:timeout", () => tell(NO_ANSWER));
document.body.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status === 401 || status === 404) tell(NOT_OPEN);
  else tell(pressed ? OUR_FAULT_PRESSED : OUR_FAULT);
});

// Words that are not sent yet are there again after a look at another page, in this tab and for this talk alone.
const DRAFT = "draft";
const talk = form.dataset.talk;
const kept = keptDraft();
const saidLast = [...log.querySelectorAll(".turn--mine .turn__words")].at(-1)?.textContent;
// What was sent, and whose answer was lost on the way, is not to be sent again.
if (kept.talk === talk && box.value === "" && kept.words.trim() !== saidLast?.trim()) box.value = kept.words;
keepDraft();
box.addEventListener("input", keepDraft);

function keptDraft() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT)) ?? {};
  } catch {
    return {}; // this browser keeps nothing
  }
}

function keepDraft() {
  try {
    if (box.value === "") sessionStorage.removeItem(DRAFT);
    else sessionStorage.setItem(DRAFT, JSON.stringify({ talk, words: box.value }));
  } catch {}
}
