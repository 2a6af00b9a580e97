/* Remembers which mentions are marked in articles. Where storage is forbidden it works, and forgets. */
try {
  const marks = /** @type {HTMLSelectElement} */ (document.getElementById("marks"));
  const kept = localStorage.getItem("marks");
  if (kept && [...marks.options].some((option) => option.value === kept)) marks.value = kept;
  marks.onchange = () => localStorage.setItem("marks", marks.value);
} catch {}
