/** Rows as a file of comma-separated values, handed to the reader by the browser; nothing is sent anywhere. */

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
 * @param {(string | number | null)[][]} rows
 */
function saveCsv(name, rows) {
  // The mark tells spreadsheets that the text is UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", csvText(rows)], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
