/** Cells that a spreadsheet would run as a formula, kept from it by an apostrophe, and read back. */

/** Those of OWASP's page on CSV injection, with their full-width forms. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Puts an apostrophe before it; before apostrophes too, so that reading back is exact. */
export function escapeCell(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

export function unescapeCell(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;
}
