/** Text that a parser of Markdown would take minutes or its whole stack for, found before it tries. */

/** In one block; the parser compares each mark of emphasis with those before it. */
const MOST_MARKS = 2_000;
const MOST_ROWS = 2_000;
/** Depth by lines, of which each line costs. */
const MOST_QUOTES = 20_000;
/** Elements of HTML inside each other; each takes a frame of the parser's stack. */
const MOST_OPEN = 200;

const VOID = /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

export interface Intricacy {
  /** Where the block begins, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** undefined for all that people write: the limits are far beyond it. */
export function findIntricacy(text: string): Intricacy | undefined {
  const nesting = openElements(text);
  if (nesting !== undefined) return nesting;
  let line = 1;
  for (const block of text.split(/\n[ \t>]*\n/)) {
    const reason = reasonIn(block);
    if (reason !== undefined) return { line, reason };
    line += block.split('\n').length + 1;
  }
  return undefined;
}

function reasonIn(block: string): string | undefined {
  if (block.length <= MOST_MARKS) return undefined;
  const marks = block.match(/\*+|_+/g)?.length ?? 0;
  if (marks > MOST_MARKS)
    return `A block has ${told(marks)} marks of emphasis, ${told(MOST_MARKS)} is the limit.`;
  const quotes =
    block
      .match(/^[ \t>]+/gm)
      ?.join('')
      .replace(/[^>]/g, '').length ?? 0;
  if (quotes > MOST_QUOTES) {
    return `A block has ${told(quotes)} marks of quotation, ${told(MOST_QUOTES)} is the limit.`;
  }
  const rows = block.match(/^[ \t>]*\|/gm)?.length ?? 0;
  if (rows > MOST_ROWS) return `A table has ${told(rows)} rows, ${told(MOST_ROWS)} is the limit.`;
  return undefined;
}

function openElements(text: string): Intricacy | undefined {
  let open = 0;
  for (const { 1: slash, 2: name = '', index } of text.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (slash === '/') open = Math.max(0, open - 1);
    else if (!VOID.test(name)) open += 1;
    if (open > MOST_OPEN) {
      return {
        line: text.slice(0, index).split('\n').length,
        reason: `More than ${MOST_OPEN} HTML elements are open inside each other.`,
      };
    }
  }
  return undefined;
}

function told(count: number): string {
  return count.toLocaleString('en');
}
