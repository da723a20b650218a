/** What stands in a text: each kind of Markdown block, with a canary in each of its corners. */

export interface BlockWriter {
  /** A new canary for a place; without `where` whoever may read it finds it in mail and archive. */
  word(place: string, where?: { readonly mail?: boolean; readonly archive?: boolean }): string;
  /** Puts a file beside the text and returns its address in it; its content has canaries, too. */
  file(ending: string): string;
  /** Different for every block of a newsletter. */
  readonly number: number;
}

type Block = (write: BlockWriter) => string;

export const blocks = {
  paragraph: ({ word }) =>
    `${word('start')} is how it begins, ${word('middle')} comes half way, and it ends with ${word('end')}`,
  heading: ({ word }) => `### On ${word('heading')} and more\n\nText ${word('below a heading')}.`,
  emphasis: ({ word }) =>
    `Some *${word('emphasis')}* and **${word('strong')}** and ~~${word('deleted')}~~.`,
  link: ({ word }) =>
    `See [the ${word('link text')} page](https://example.com/${word('link address')} "${word('link title', { mail: false, archive: false })}").`,
  reference: ({ word, number }) =>
    `See [the ${word('reference')} page][r${number}].\n\n[r${number}]: https://example.org/${word('reference address')}`,
  footnote: ({ word, number }) =>
    `A claim.[^n${number}] And more.\n\n[^n${number}]: The note ${word('footnote')} says so.`,
  code: ({ word }) => `\`\`\`\nrun ${word('code')} now\n\`\`\``,
  colouredCode: ({ word }) => `\`\`\`sh\n# ${word('coloured code')}\necho hello\n\`\`\``,
  inlineCode: ({ word }) => `Type \`${word('inline code')}\` there.`,
  table: ({ word }) =>
    `| What | ${word('table head')} |\n| --- | --- |\n| One | ${word('table cell')} |`,
  list: ({ word }) =>
    `- One ${word('list')}\n- Two\n  - Deep ${word('nested list')}\n    1. Deeper ${word('third level')}`,
  tasks: ({ word }) => `- [x] Done ${word('task')}\n- [ ] Open`,
  quote: ({ word }) => `> Said ${word('quote')}.\n>\n> > And again ${word('nested quote')}.`,
  alert: ({ word }) => `> [!NOTE]\n> Mind the ${word('alert')}.`,
  comment: ({ word }) =>
    `Before.\n\n<!-- ${word('comment', { mail: false, archive: false })} -->\n\nAfter.`,
  html: ({ word }) => `Some <b>${word('raw HTML')}</b> here.`,
  rule: ({ word }) => `Above ${word('above a rule')}.\n\n---\n\nBelow.`,
  entity: ({ word }) => `Fish &amp; chips &lt;${word('behind an entity')}&gt;.`,
  picture: ({ word, file }) => `![A chart of ${word('alternative text')}](${file('png')})`,
  attachment: ({ word, file }) => `Take [the ${word('attachment')} book](${file('pdf')}) with you.`,
  recording: ({ word, file }) => `[The talk ${word('recording')}](${file('mp3')})`,
} satisfies Record<string, Block>;

export type BlockKind = keyof typeof blocks;

export const blockKinds = Object.keys(blocks).filter((kind): kind is BlockKind => kind in blocks);

/** Those that show a file of their own. */
export const fileKinds: readonly BlockKind[] = ['picture', 'attachment', 'recording'];

export function writeBlock(kind: BlockKind, writer: BlockWriter): string {
  return blocks[kind](writer);
}
