// The reader: choosing an event lights its words in the text and unfolds why it was coded.
"use strict";

const roles = ["actor", "recipient", "trigger", "date", "place", "teller", "evidence"];
const text = document.getElementById("text");

const light = (number) => {
  if (!text) return;
  text.dataset.chosen = number;
  for (const piece of text.querySelectorAll("[data-roles]")) {
    piece.classList.remove(...roles.map((role) => `lit-${role}`));
    for (const pair of piece.dataset.roles.trim().split(" ")) {
      const [of, role] = pair.split(":");
      if (of === String(number)) piece.classList.add(`lit-${role}`);
    }
  }
};

const choose = (card, move) => {
  for (const other of document.querySelectorAll("#events > .event")) {
    const is = other === card;
    other.classList.toggle("chosen", is);
    other.querySelector(".select").toggleAttribute("aria-current", is);
    other.querySelector(".whybox").open = is;
  }
  light(card.dataset.number);
  history.replaceState(null, "", card.querySelector(".select").href);
  if (move) text?.querySelector(".lit-trigger")?.scrollIntoView({ block: "center" });
};

document.getElementById("events").addEventListener("click", (event) => {
  const link = event.target.closest(".select");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.closest(".event"), true);
});

text?.addEventListener("click", (event) => {     // a trigger in the text chooses its event
  const pair = event.target.closest("[data-roles]")?.dataset.roles.trim().split(" ").find((p) => p.endsWith(":trigger"));
  if (pair) {
    const card = document.getElementById(`e${pair.split(":")[0]}`);
    choose(card, false);
    card.scrollIntoView({ block: "nearest" });
  }
});

if (text && text.dataset.chosen !== "-1" && !location.hash) {
  text.querySelector(".lit-trigger")?.scrollIntoView({ block: "center" });
}
