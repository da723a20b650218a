/** Font stacks: names as an author writes them, as style sheets and as mails want them. */

/** A name is words of letters, digits and hyphens; what is more would end a style attribute. */
const NAME = /^-?[A-Za-z0-9][A-Za-z0-9-]*(?: [A-Za-z0-9][A-Za-z0-9-]*)*$/;
const GENERIC = new Set(['serif', 'sans-serif', 'monospace']);
/** Without quotes a word is an identifier of CSS, which begins with no digit. */
const WORD_WITH_DIGIT_FIRST = /(?:^|\s)-?\d/;
/** Not on the closed list of mails. */
const OF_SCREENS = /^ui-(?!monospace$)/;

/** Names without quotes and commas between, the last of which every system has. */
export function isFontStack(text: string): boolean {
  const names = namesIn(text);
  return names.every((name) => NAME.test(name)) && GENERIC.has(names.at(-1) ?? '');
}

export function isFontName(text: string): boolean {
  return NAME.test(text) && !GENERIC.has(text);
}

/** For a style sheet: names of several words stand in quotes. */
export function sheetStack(stack: string): string {
  return namesIn(stack)
    .map((name) => (name.includes(' ') || WORD_WITH_DIGIT_FIRST.test(name) ? `"${name}"` : name))
    .join(', ');
}

/**
 * For a style attribute in a mail, where quotes end the attribute in some clients: names that need
 * them, such as Source Sans 3, are left out, and families that mails are not known to have.
 */
export function mailStack(stack: string): string {
  return namesIn(stack)
    .filter((name) => !WORD_WITH_DIGIT_FIRST.test(name) && !OF_SCREENS.test(name))
    .join(', ');
}

function namesIn(stack: string): string[] {
  return stack.split(',').map((name) => name.trim());
}
