/* Remembers the switch that marks names in articles. Where storage is forbidden it works, and forgets. */
try {
  const marks = /** @type {HTMLInputElement} */ (document.getElementById("marks"));
  marks.checked = localStorage.getItem("marks") !== "off";
  marks.onchange = () => localStorage.setItem("marks", marks.checked ? "on" : "off");
} catch {}
