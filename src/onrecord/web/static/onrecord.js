// Ties a statement's card to its words in the text: hovering or focusing one shows both; a click on the
// words goes to the card. Without this script the numbers in the text lead there, and the page reads the same.
"use strict";

function show(ids, on) {
  for (const id of ids) {
    for (const part of document.querySelectorAll(`[data-s~="${CSS.escape(id)}"]`)) {
      part.classList.toggle("lit", on);
    }
  }
}

function idsOf(target) {
  const part = target.closest?.("[data-s]");
  return part ? part.dataset.s.split(" ") : [];
}

// The innermost statement is the last one of the list.
function cardOf(target) {
  const ids = target.closest?.(".text [data-s]") ? idsOf(target) : [];
  return ids.length ? document.getElementById(`s-${ids.at(-1)}`) : null;
}

// Brings a card into its own column's view and leaves the page where it is.
function bring(card) {
  const column = card?.closest(".cards");
  if (column && column.scrollHeight > column.clientHeight) {
    column.scrollTop += card.getBoundingClientRect().top - column.getBoundingClientRect().top - 16;
  }
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, (e) => {
    show(idsOf(e.target), on);
    if (on) bring(cardOf(e.target));
  });
}

document.addEventListener("click", (e) => {
  if (e.target.closest(".text .p[data-s]") && !String(window.getSelection())) {
    cardOf(e.target)?.focus();
  }
});
