/** The tree of a text that is one line without any mark, as most comments on links are. */
import type { Root } from 'mdast';

/**
 * Letters, digits and signs that mean nothing wherever they stand behind a letter at the beginning
 * of a line; what might be an address, a list or a directive is left to the parser.
 */
const PLAIN =
  /^(\n*)(\p{L}(?:[\p{L}\p{M}\p{N} ,.;()'"’‘“”–—?%/-]*[\p{L}\p{M}\p{N},.;()'"’‘“”–—?%/-])?)\n*$/u;
const MAY_BE_ADDRESS = /www\./i;

/** As the parser gives it, positions included; undefined for any other text. */
export function plainParagraph(text: string): Root | undefined {
  const [, before = '', line] = PLAIN.exec(text) ?? [];
  if (line === undefined || MAY_BE_ADDRESS.test(line)) return undefined;
  const row = before.length + 1;
  const position = () => ({
    start: { line: row, column: 1, offset: before.length },
    end: { line: row, column: line.length + 1, offset: before.length + line.length },
  });
  const after = text.length - before.length - line.length;
  return {
    type: 'root',
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value: line, position: position() }],
        position: position(),
      },
    ],
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: after === 0 ? position().end : { line: row + after, column: 1, offset: text.length },
    },
  };
}
