/** Proves that what is sealed in an archive is what its author wrote: a gate before nothing keeps nothing in. */
import type { Extra } from '../issue/issue.ts';
import type { Bytes } from '../sealing/bytes.ts';
import { openExtra, openFile } from '../sealing/open-extra.ts';
import { readSealedExtra } from '../sealing/sealed-extra.ts';
import { blocksOf } from './extra-text.ts';
import { addressOf } from './guarded.ts';
import { createTextNeedles, isTelling } from './text-needles.ts';
import { createByteNeedles } from './byte-needles.ts';
import { eachWord } from './words.ts';

/** An extra that the archive must hold, and the key that opens it. */
export interface SealedWork {
  readonly extra: Extra;
  readonly secret: Bytes;
  /** What gives the bytes of its files, by the last part of their addresses in the archive. */
  readonly files: ReadonlyMap<string, () => Promise<Uint8Array>>;
}

export interface SealedProof {
  /** To be called with every file of the archive. */
  look(path: string, bytes: Uint8Array): Promise<void>;
  /** What is wrong, for people; [] when everything opens. `read` gives a file of the archive. */
  problems(read: (path: string) => Promise<Uint8Array>): Promise<string[]>;
}

export function proveSealed(works: readonly SealedWork[]): SealedProof {
  const byAddress = new Map(works.map((work) => [addressOf(work.extra), work]));
  const opened = new Map<string, CryptoKey>();
  const found: string[] = [];
  const paths = new Set<string>();
  const open = async (path: string, json: string): Promise<void> => {
    const sealed = readSealedExtra(json);
    const work = sealed === undefined ? undefined : byAddress.get(sealed.id);
    if (sealed === undefined || work === undefined) {
      found.push(`${path} has something sealed that belongs to no extra`);
      return;
    }
    const inside = await openExtra(sealed, work.secret).catch(() => undefined);
    if (inside === undefined) found.push(`${sealed.id} in ${path} does not open`);
    else if (!isIts(work.extra, inside.html)) found.push(`${sealed.id} in ${path} is another text`);
    else opened.set(sealed.id, inside.key);
  };
  return {
    async look(path, bytes) {
      if (path.startsWith('sealed/')) paths.add(path.slice('sealed/'.length));
      if (works.length === 0 || !path.endsWith('.html') || !holdsOpening(bytes)) return;
      for (const json of sealedIn(new TextDecoder().decode(bytes))) await open(path, json);
    },
    async problems(read) {
      for (const { extra, files } of works) {
        const address = addressOf(extra);
        const key = opened.get(address);
        if (key === undefined) found.push(`${address} stands sealed in no page`);
        else found.push(...(await fileProblems(address, { key, files, paths, read })));
      }
      return [...new Set(found)];
    },
  };
}

const OPENING = '<script type="application/json" data-sealed>';
const CLOSING = '</script>';

const openings = createByteNeedles([{ bytes: new TextEncoder().encode(OPENING), of: OPENING }]);

/** Sooner known than decoded, and most pages hold none. */
function holdsOpening(bytes: Uint8Array): boolean {
  let found = false;
  openings.find(bytes, () => {
    found = true;
  });
  return found;
}

function* sealedIn(html: string): Generator<string> {
  for (let at = html.indexOf(OPENING); at >= 0; at = html.indexOf(OPENING, at + 1)) {
    const end = html.indexOf(CLOSING, at);
    if (end >= 0) yield html.slice(at + OPENING.length, end);
  }
}

/** An extra of a word or two cannot be told from others, so it is enough that there is something. */
function isIts(extra: Extra, html: string): boolean {
  if (!isTelling(extra)) return html.trim() !== '';
  const bytes = new TextEncoder().encode(html);
  let isFound = false;
  createTextNeedles([extra]).find(bytes, () => (isFound = true));
  return isFound || holdsAll(bytes, extra);
}

/**
 * Where no piece is long enough to be known by a run of its words, as in a short issue whose comments
 * stand below the titles of others’ pages: then every word of each must be there, in its order.
 */
function holdsAll(html: Uint8Array, extra: Extra): boolean {
  const words = wordsOf(html);
  return blocksOf(extra).every((block) => {
    let at = 0;
    return wordsOf(new TextEncoder().encode(block)).every((word) => {
      at = words.indexOf(word, at) + 1;
      return at > 0;
    });
  });
}

function wordsOf(bytes: Uint8Array): number[] {
  const words: number[] = [];
  const add = (word: number): void => void words.push(word);
  eachWord(bytes, { text: add, attribute: add });
  return words;
}

async function fileProblems(
  address: string,
  at: {
    readonly key: CryptoKey;
    readonly files: SealedWork['files'];
    readonly paths: ReadonlySet<string>;
    readonly read: (path: string) => Promise<Uint8Array>;
  },
): Promise<string[]> {
  const found: string[] = [];
  for (const [name, readWritten] of at.files) {
    const path = `sealed/${name}`;
    if (!at.paths.has(name)) {
      found.push(`${path} of ${address} is missing`);
      continue;
    }
    const bytes = await openFile(at.key, name, Uint8Array.from(await at.read(path))).catch(
      () => undefined,
    );
    if (bytes === undefined) found.push(`${path} of ${address} does not open`);
    else if (!isSame(bytes, await readWritten()))
      found.push(`${path} of ${address} is another file`);
  }
  return found;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
