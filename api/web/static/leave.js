// Leaving quickly. It is read before its link is drawn, not after the page: until it is, the link would leave the page in the
// browser's history, and someone with reason to hurry does not wait for the rest to arrive.
document.addEventListener("click", (event) => {
  const leave = event.target.closest("#leave");
  if (!leave) return;
  event.preventDefault();
  document.body.hidden = true;
  forgetDrafts();
  window.location.replace(leave.href);
});

if (["/closed", "/deleted"].includes(window.location.pathname)) forgetDrafts();

// Words that were not sent; where a browser keeps nothing, there is nothing to forget.
function forgetDrafts() {
  try {
    sessionStorage.clear();
  } catch {}
}
