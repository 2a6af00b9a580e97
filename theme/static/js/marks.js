/* Remembers which mentions are marked in articles. Where storage is forbidden it works, and forgets. */
try {
  const marks = /** @type {HTMLSelectElement} */ (document.getElementById("marks"));
  const kept = localStorage.getItem("marks");
  if (kept && [...marks.options].some((option) => option.value === kept)) marks.value = kept;
  marks.onchange = () => localStorage.setItem("marks", marks.value);
} catch {}

/* Brings the script of passages once the address names one: a page that is only read does without. */
{
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const script = src.replace(/[^/]*$/, "passage.js");
  const open = () => {
    if (!location.hash.startsWith("#p-")) return;
    removeEventListener("hashchange", open);
    const tag = document.createElement("script");
    const rules = { createScriptURL: () => script };
    // The page's Trusted Types policy admits scripts that the policy "dateline" made.
    const types = /** @type {any} */ (window).trustedTypes;
    tag.src = (types ? types.createPolicy("dateline", rules) : rules).createScriptURL(script);
    document.head.append(tag);
  };
  addEventListener("hashchange", open);
  open();
}
