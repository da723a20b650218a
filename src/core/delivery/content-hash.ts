/** The hash of everything that recipients of an issue will read; a changed issue is not resumed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Edition } from '../edition/edition.ts';
import type { MessageFacts } from './message.ts';

/** SHA-256 in hex; the order of the editions does not matter. */
export function contentHash(editions: ReadonlyMap<string, Edition>, facts: MessageFacts): string {
  const content = [
    'roundup/content/1',
    [facts.from.name, facts.from.address, facts.replyTo ?? null],
    [...editions]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([tier, edition]) => [
        tier,
        edition.issueId,
        edition.subject,
        edition.preheader,
        edition.html,
        edition.text,
        // Absent without names, so that runs begun before there were any can be resumed.
        ...(edition.nameFallbacks.length === 0 ? [] : [edition.nameFallbacks]),
      ]),
  ];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content))));
}
