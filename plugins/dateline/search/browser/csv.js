/** Rows as comma-separated values, and files handed to the reader by the browser; nothing is sent anywhere. */

/**
 * @param {string | number | null} value
 * @returns {string} quoted where it must be; no spreadsheet runs it as a formula (OWASP, CSV injection)
 */
function csvCell(value) {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * @param {(string | number | null)[][]} rows
 * @returns {string}
 */
function csvText(rows) {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * @param {string} name of the file
 * @param {string} text
 * @param {string} type its media type
 */
function saveFile(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/**
 * @param {string} name of the file
 * @param {(string | number | null)[][]} rows
 */
function saveCsv(name, rows) {
  // The mark tells spreadsheets that the text is UTF-8.
  saveFile(name, `\uFEFF${csvText(rows)}`, "text/csv");
}
