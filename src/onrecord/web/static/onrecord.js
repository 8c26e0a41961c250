// Ties a statement's card to its words in the text: hovering or focusing one shows both; a click on
// the words goes to the card. Without this script the page reads the same.
"use strict";

function show(ids, on) {
  for (const id of ids) {
    for (const part of document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`)) {
      part.classList.toggle("lit", on);
    }
  }
}

function idsOf(target) {
  const part = target.closest("[data-s]");
  return part ? part.dataset.s.split(" ") : [];
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, (e) => show(idsOf(e.target), on));
}

document.addEventListener("click", (e) => {
  const piece = e.target.closest(".text [data-s]");
  if (piece && !String(window.getSelection())) {
    // The innermost statement is the last one of the list.
    document.getElementById(`s-${piece.dataset.s.split(" ").at(-1)}`)?.focus();
  }
});
