/** Text that came from somewhere else, made fit to stand in one of the author's files. */

/** C0 and C1 controls, and what reorders or hides text: bidi controls, zero widths, tags (Unicode 17, 23). */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- what is to be removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Without what nobody sees; joiners stay, which emoji and several scripts need. */
export function visibleText(text: string): string {
  return text.toWellFormed().replace(HIDDEN, '');
}

/** One line of at most `max` characters, cut at a word with an ellipsis; '' for nothing visible. */
export function oneLine(text: string, max: number): string {
  const line = visibleText(text.replace(/[\n\r\t\u0085\u2028\u2029]/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= max) return line;
  const cut = line
    .slice(0, max)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const word = cut.lastIndexOf(' ');
  return `${cut.slice(0, word > max / 2 ? word : max - 1).trimEnd()}…`;
}
