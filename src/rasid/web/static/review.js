// Reviewing by keyboard, and an event added by selecting its words: offsets count the article's code points.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("textarea")) target.focus(); else target.click();
});

const codePoints = (text) => [...text].length;

// The offset of a place in the page: where its paragraph begins in the article, and what stands before it there.
const offsetOf = (node, at) => {
  const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const line = holder.closest("#text [data-start]")?.closest("p");
  if (!line) return null;
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(node, at);
  return Number(line.dataset.start) + codePoints(before.toString());
};

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const form = document.getElementById("missed");
  if (!form || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  const words = range.toString(), lead = codePoints(words) - codePoints(words.trimStart());
  document.getElementById("start").value = start + lead;
  document.getElementById("end").value = end - (codePoints(words) - codePoints(words.trimEnd()));
  document.getElementById("words").textContent = words.trim();
});
