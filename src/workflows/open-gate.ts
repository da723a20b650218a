/** Sets up the gate: all that it keeps in is read, and it must prove that it sees all of it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { opens, type Tier, tierLadder } from '../core/audience/tier.ts';
import { Failure } from '../core/failure.ts';
import { filedCommentsOf, withoutComments } from '../core/gate/filed-comments.ts';
import { samplesOf } from '../core/gate/file-samples.ts';
import type { Guarded, GuardedFile, GuardedKey } from '../core/gate/guarded.ts';
import { type Finding, isLeak } from '../core/gate/leak.ts';
import { createLeakScanner, type LeakScanner } from '../core/gate/leak-scanner.ts';
import type { Packer } from '../core/gate/packing.ts';
import { proveSight } from '../core/gate/prove-sight.ts';
import type { Extra } from '../core/issue/issue.ts';
import type { Content } from '../ports/content.ts';
import { digestOf } from './digest-of.ts';

export interface GatePorts {
  readonly content: Pick<Content, 'allExtras' | 'extraFile' | 'shownComments'>;
  readonly packer: Packer;
  /** What may stand nowhere, whatever is sealed. */
  readonly secrets: readonly GuardedKey[];
}

export interface Gate extends LeakScanner {
  /** All that it keeps in. */
  readonly keeps: Guarded;
  /** Of all that it keeps in: the same, and it finds the same. */
  readonly guarded: string;
  /** The same without what a reader of the tier may have. */
  scanFor(tier: string, path: string, bytes: Uint8Array): Finding[];
}

/** Every extra that there is. Throws `extras-broken` when one cannot be read. */
export async function readGuarded(content: Pick<Content, 'allExtras'>): Promise<readonly Extra[]> {
  const extras = await content.allExtras();
  if (extras.ok) return extras.value;
  throw new Failure(
    'content',
    'extras-broken',
    'The extras have errors, so the gate cannot know what to keep in.',
    'Mend what "roundup check" lists.',
  );
}

export async function openGate(
  ports: {
    readonly content: Pick<Content, 'extraFile' | 'shownComments'>;
    readonly packer: Packer;
  },
  by: {
    readonly extras: readonly Extra[];
    readonly tiers: readonly Tier[];
    readonly keys: readonly GuardedKey[];
    /** Links whose own comments everybody is about to get, on top of those that the archive shows. */
    readonly toBeShown?: readonly string[];
  },
): Promise<Gate> {
  const ladder = tierLadder(by.tiers);
  const extras = (await ownWordsOf(ports.content, by)).toSorted(
    (a, b) => ladder.indexOf(a.tier) - ladder.indexOf(b.tier),
  );
  const files = await filesOf(ports.content, extras);
  const guarded = { extras, files, keys: by.keys };
  const scanner = createLeakScanner(guarded, ports.packer);
  proveSight(scanner, guarded, ports.packer);
  return {
    keeps: guarded,
    guarded: guardedDigest({ ...by, extras, files }),
    scan: (path, bytes) => scanner.scan(path, bytes),
    scanFor: (tier, path, bytes) =>
      scanner
        .scan(path, bytes)
        .filter(
          (finding) =>
            !isLeak(finding) || finding.tier === undefined || !opens(by.tiers, tier, finding.tier),
        ),
  };
}

/** Without the comments of links that are public by an issue for everybody. */
async function ownWordsOf(
  content: Pick<Content, 'shownComments'>,
  by: { readonly extras: readonly Extra[]; readonly toBeShown?: readonly string[] },
): Promise<readonly Extra[]> {
  const filed = new Set(by.extras.flatMap(filedCommentsOf));
  if (filed.size === 0) return by.extras;
  const shown = new Set([...(await content.shownComments(filed)), ...(by.toBeShown ?? [])]);
  return by.extras.map((extra) => withoutComments(extra, shown));
}

interface WholeFile extends GuardedFile {
  /** Digest of all its bytes. */
  readonly whole: string;
}

/** A file that several extras show is kept for the lowest of them. */
async function filesOf(
  content: Pick<Content, 'extraFile'>,
  extras: readonly Extra[],
): Promise<WholeFile[]> {
  const files = new Map<string, WholeFile>();
  for (const extra of extras) {
    for (const asset of extra.assets.values()) {
      if (files.has(asset.path)) continue;
      const bytes = await content.extraFile(asset);
      files.set(asset.path, { extra, ...samplesOf(bytes), whole: bytesToHex(sha256(bytes)) });
    }
  }
  return [...files.values()];
}

/** Of words and keys nothing but this is ever written down. */
function guardedDigest(guarded: {
  readonly tiers: readonly Tier[];
  readonly extras: readonly Extra[];
  readonly files: readonly WholeFile[];
  readonly keys: readonly GuardedKey[];
}): string {
  const { tiers, extras, files, keys } = guarded;
  const all = [
    tiers,
    extras.map((extra) => [extra, [...extra.assets.keys()]]),
    files.map(({ extra: { issueId, id, tier }, whole }) => [issueId, id, tier, whole]),
    keys.map(({ name, tier, bytes }) => [name, tier, bytesToHex(bytes)]),
  ];
  return digestOf(JSON.stringify(all));
}
