// How far a collection is, without reloading: the bar moves, the words are read out as they change. A link does it too.
const EVERY = 2000;
const reading = document.getElementById("reading");
const bar = document.getElementById("bar");
const says = document.getElementById("says");

document.getElementById("look-again").hidden = true;

async function look() {
  const answer = await fetch(reading.dataset.address);
  if (!answer.ok) throw new Error(answer.status);
  const now = await answer.json();
  if (now.state !== reading.dataset.state && !(now.state === "reading" && reading.dataset.state === "waiting")) {
    window.location.reload();
    return;
  }
  if (now.state !== reading.dataset.state) document.querySelector("#state .nhsuk-tag").textContent = "Being read";
  reading.dataset.state = now.state;
  if (now.total) {
    bar.max = now.total;
    bar.value = now.done;
  }
  if (says.textContent !== now.says) says.textContent = now.says;
}

async function goOn() {
  try {
    await look();
  } catch {
    document.getElementById("look-again").hidden = false;
  }
  setTimeout(goOn, EVERY);
}

setTimeout(goOn, EVERY);
