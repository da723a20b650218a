/** The gate: finds what only patrons may have in whatever others get, however it is written there. */
import type { Extra } from '../issue/issue.ts';
import { type ByteNeedle, createByteNeedles } from './byte-needles.ts';
import { addressOf, type Guarded, type GuardedFile, type GuardedKey } from './guarded.ts';
import type { Finding, Leak } from './leak.ts';
import type { Packer } from './packing.ts';
import { createTextNeedles } from './text-needles.ts';
import { undoLayers } from './undo-layers.ts';
import { formOf, plainView, type View } from './view.ts';

export interface LeakScanner {
  /** [] for a file that is clean; each thing that leaks once. */
  scan(path: string, bytes: Uint8Array): Finding[];
}

/** Such as base64 in gzip in JSON. */
const MOST_LAYERS = 3;
/** What a file may unpack to, all of it together. */
const MOST_UNPACKED = 256 * 1024 * 1024;
/** What its views may hold for each of its bytes; what unpacks to more is counted apart. */
const MOST_VIEWED = 40;
const LEAST_VIEWED = 64 * 1024 * 1024;

type ByteOwner =
  | { readonly kind: 'key'; readonly key: GuardedKey }
  | { readonly kind: 'file'; readonly file: GuardedFile };

export function createLeakScanner(guarded: Guarded, packer: Packer): LeakScanner {
  const texts = createTextNeedles(guarded.extras);
  const bytes = createByteNeedles<ByteOwner>([
    ...guarded.keys.map((key) => ({ bytes: key.bytes, of: { kind: 'key', key } as const })),
    ...guarded.files.flatMap((file) => {
      const of = { kind: 'file', file } as const;
      return file.samples.map((sample) => ({ bytes: sample, of }));
    }),
  ]);
  return {
    scan(path, content) {
      const findings = new Map<string, Finding>();
      const add = (finding: Finding): void => {
        const key = finding.what === 'unseen' ? 'unseen' : `${finding.what} ${finding.of}`;
        if (!findings.has(key)) findings.set(key, finding);
      };
      eachView(path, content, packer, add, (view) => {
        texts.find(view.bytes, (extra, end) => add(textLeak(path, extra, view, end)));
        const seen = new Map<GuardedFile, Set<Uint8Array>>();
        bytes.find(view.bytes, (needle, start) => {
          const leak = byteLeak(path, needle, { view, start, seen });
          if (leak !== undefined) add(leak);
        });
      });
      return [...findings.values()];
    },
  };
}

/** The file as it is, and what hides in it, layer by layer. */
function eachView(
  path: string,
  content: Uint8Array,
  packer: Packer,
  add: (finding: Finding) => void,
  visit: (view: View) => void,
): void {
  const tooLarge = (): void =>
    add({ path, what: 'unseen', reason: 'it unpacks to more than the gate can look through' });
  const unpacking = { packer, left: MOST_UNPACKED, tooLarge };
  let left = Math.max(LEAST_VIEWED, content.length * MOST_VIEWED);
  const waiting: View[] = [plainView(path, content)];
  for (let view = waiting.pop(); view !== undefined; view = waiting.pop()) {
    const unpackedBefore = unpacking.left;
    visit(view);
    if (view.layers.length >= MOST_LAYERS) continue;
    const inner = undoLayers(view, unpacking);
    left += (unpackedBefore - unpacking.left) * MOST_VIEWED;
    for (const { bytes } of inner) left -= bytes.length;
    if (left < 0) return tooLarge();
    waiting.push(...inner);
  }
}

function textLeak(path: string, extra: Extra, view: View, end: number): Leak {
  const at = view.placeOf(end);
  return { path, what: 'text', of: addressOf(extra), tier: extra.tier, form: formOf(view), at };
}

/** One sample of a file is too little, so they are collected. */
function byteLeak(
  path: string,
  { of, bytes }: ByteNeedle<ByteOwner>,
  at: {
    readonly view: View;
    readonly start: number;
    readonly seen: Map<GuardedFile, Set<Uint8Array>>;
  },
): Leak | undefined {
  const where = { path, form: formOf(at.view), at: at.view.placeOf(at.start) };
  if (of.kind === 'key') {
    return { ...where, what: 'key', of: of.key.name, tier: of.key.tier };
  }
  const seen = at.seen.get(of.file) ?? new Set();
  at.seen.set(of.file, seen.add(bytes));
  const { extra, enough } = of.file;
  if (seen.size < enough) return undefined;
  return { ...where, what: 'file', of: addressOf(extra), tier: extra.tier };
}
