/** A newsletter while it is written: its files in pieces that mistakes can be made with. */
import type { Canary } from './canary.ts';
import { canaryWord } from './canary.ts';
import type { BlockWriter } from './blocks.ts';

export const MONTH = '2023-10';
export const BONUS = '2023-10-bonus';
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export class Draft {
  readonly tiers: readonly string[];
  /** Frontmatter of the issue, line by line. */
  readonly head = [
    'title: October',
    'date: 2023-11-02',
    'description: A description that is long enough.',
  ];
  readonly body: string[] = [];
  /** Each tier's sections, each with its heading first. */
  readonly sections = new Map<string, string[][]>();
  readonly bonusHead: string[] = [];
  readonly bonusBody: string[] = [];
  readonly files = new Map<string, string | Uint8Array>();
  readonly canaries: Canary[] = [];
  /** Applied to the text of every file at last. */
  readonly finishes: ((text: string, path: string) => string)[] = [];
  private count = 0;

  constructor(tiers: readonly string[]) {
    this.tiers = tiers;
  }

  canary(of: Omit<Canary, 'word'>): string {
    this.count += 1;
    const word = canaryWord(this.count);
    this.canaries.push({ ...of, word });
    return word;
  }

  /** For text of an extra, whose files lie in `folder`; for public text without one. */
  writer(of: {
    readonly tier: string;
    readonly extra?: string;
    readonly folder?: string;
  }): BlockWriter {
    const { tier, extra, folder = `${MONTH}` } = of;
    this.count += 1;
    const number = this.count;
    const canary = (place: string, isIn: Canary['isIn']): string =>
      this.canary({ tier, extra, place, isIn });
    return {
      number,
      word: (place, where = {}) => {
        const { mail = true, archive = true } = where;
        return canary(place, { mail, archive, file: false });
      },
      file: (ending) => {
        const name = canary(`name of a file`, { mail: false, archive: false, file: false });
        const inside = canary('content of a file', { mail: false, archive: false, file: true });
        const path = `${folder}/${name}.${ending}`;
        const filler = `${inside} and ${'some more of it, '.repeat(9)}${inside}`;
        this.files.set(
          `issues/${path}`,
          Buffer.concat([ending === 'png' ? DOT : Buffer.from(`${ending} `), Buffer.from(filler)]),
        );
        return path;
      },
    };
  }

  /** By path, as they are written to disk. */
  finished(): ReadonlyMap<string, string | Uint8Array> {
    const texts = new Map<string, string>();
    texts.set('newsletter.config.ts', config(this.tiers));
    texts.set(`issues/${MONTH}.md`, issue(this.head, this.body));
    if (this.bonusHead.length > 0) {
      texts.set(`issues/${BONUS}.md`, issue(this.bonusHead, this.bonusBody));
    }
    for (const [tier, sections] of this.sections) {
      if (sections.length === 0) continue;
      texts.set(
        `issues/${MONTH}.${tier}.md`,
        `${sections.map((section) => section.join('\n\n')).join('\n\n')}\n`,
      );
    }
    const finished = [...texts].map(([path, text]): [string, string] => [
      path,
      path.endsWith('.md')
        ? this.finishes.reduce((done, finish) => finish(done, path), text)
        : text,
    ]);
    return new Map<string, string | Uint8Array>([...this.files, ...finished]);
  }
}

function issue(head: readonly string[], body: readonly string[]): string {
  return `---\n${head.join('\n')}\n---\n${body.join('\n\n')}\n`;
}

function config(tiers: readonly string[]): string {
  return `export default ${JSON.stringify({
    title: 'Test',
    description: 'A newsletter for tests.',
    url: 'https://news.example.com',
    author: { name: 'Ada' },
    sender: { address: 'ada@example.com' },
    postalAddress: 'Street 1, Town',
    tiers: tiers.map((id) => ({ id, name: `The ${id}s` })),
    support: { url: 'https://news.example.com/support', pitch: 'Please.' },
  })};\n`;
}
