// Keys for the queue: each presses the button, follows the link or goes to the field that bears it. Without this
// script the same buttons stand on the page.
"use strict";

const FIELDS = "input, select, textarea";

function press(part) {
  if (part.matches(FIELDS)) part.focus();
  else part.click();
}

function turnEdges() {
  const rows = [...document.querySelectorAll("[data-role]")];
  const now = rows.findIndex((row) => "now" in row.dataset);
  if (rows[now]) delete rows[now].dataset.now;
  if (rows.length) rows[(now - 1 + rows.length) % rows.length].dataset.now = "";
}

function partOf(key) {
  const edge = document.querySelector(`[data-now] [data-edge="${CSS.escape(key)}"]`);
  return edge ?? document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

let gone = false; // a page that is leaving takes no further key
document.addEventListener("submit", () => { gone = true; });
window.addEventListener("pageshow", () => { gone = false; });

document.addEventListener("keydown", (e) => {
  if (gone || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.target.matches(FIELDS)) {
    if (e.key === "Escape") e.target.blur();
    if (e.key === "Enter" && e.target.matches("select")) {
      e.preventDefault();
      e.target.form.requestSubmit();
    }
    return;
  }
  if (e.key === "e") turnEdges();
  const part = partOf(e.key);
  if (part) {
    e.preventDefault();
    press(part);
  }
});
