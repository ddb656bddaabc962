// The reader's choice of light or dark, set before anything is drawn; without one, the system's holds.
"use strict";
try {
  const chosen = localStorage.getItem("rasid-theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* storage may be off */ }
