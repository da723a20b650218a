/** Judges the public keys by which receivers check the signatures of mails (RFC 6376, RFC 8301). */
import { note, ok, problem, skipped, warning, type Seen } from '../finding.ts';
import type { SigningKey } from '../key-checks.ts';
import type { DnsAnswer } from '../looked.ts';
import type { ProviderNeeds } from '../providers.ts';
import { readDkim } from './dkim-record.ts';
import { AGAIN } from './spf-checks.ts';

export interface DkimKeyAnswer {
  readonly selector: string;
  readonly domain: string;
  /** The TXT records at `<selector>._domainkey.<domain>`, whatever leads there. */
  readonly answer: DnsAnswer<string>;
}

export interface DkimQuestion {
  readonly keys: readonly DkimKeyAnswer[];
  readonly provider: ProviderNeeds | undefined;
  /** Set where mails are signed here: only this key will do. */
  readonly ownKey: SigningKey | undefined;
}

const LEAST_BITS = 1024;
const GOOD_BITS = 2048;

export function judgeDkim({ keys, provider, ownKey }: DkimQuestion): Seen[] {
  if (keys.length === 0) return [unknowable(provider)];
  const published = publishedKeys(keys);
  const failed = keys.find(({ answer }) => 'failed' in answer);
  if (published.length === 0) {
    return [failed === undefined ? notPublished(keys, provider) : notLookedUp(failed)];
  }
  return [...published.map((key) => judgeKey(key, ownKey)), ...oneOfTwo(published, keys)];
}

/** Those that are there, of the lowest domain that has any: that is the one that signs. */
export function publishedKeys(keys: readonly DkimKeyAnswer[]): readonly DkimKeyAnswer[] {
  const there = keys.filter(({ answer }) => 'records' in answer && answer.records.length > 0);
  const [first] = there;
  return there.filter(({ domain }) => domain === first?.domain);
}

function unknowable(provider: ProviderNeeds | undefined): Seen {
  if (provider === undefined) return skipped('No provider is chosen, so nothing signs yet.');
  return skipped(
    `Under which name ${provider.name} has its key cannot be known from here. Take it from ${provider.pages}, and give it as --selector.`,
  );
}

function notLookedUp(key: DkimKeyAnswer): Seen {
  const reason = 'failed' in key.answer ? key.answer.failed : '';
  return warning(`It could not be looked up: ${reason}.`, { where: nameOf(key), remedy: AGAIN });
}

function notPublished(keys: readonly DkimKeyAnswer[], provider: ProviderNeeds | undefined): Seen {
  const [first] = keys;
  const pages = provider?.pages ?? 'docs/transports.md';
  return problem('No key is published, so no receiver can tell that mails are yours.', {
    where: first === undefined ? undefined : nameOf(first),
    remedy: `Publish what is shown in ${pages}.`,
  });
}

function judgeKey(key: DkimKeyAnswer, ownKey: SigningKey | undefined): Seen {
  const where = nameOf(key);
  const records = 'records' in key.answer ? key.answer.records : [];
  const [record, ...more] = records.flatMap((text) => readDkim(text) ?? []);
  const publish = 'Publish it anew: v=DKIM1; k=rsa; p=, and the key without line breaks.';
  if (record === undefined || more.length > 0) {
    const what =
      record === undefined ? 'What stands there is no DKIM key.' : 'Several keys stand there.';
    return problem(what, { where, remedy: publish });
  }
  if (record.key === '') {
    return problem('The key was withdrawn (p= is empty).', { where, remedy: publish });
  }
  if (ownKey !== undefined && !isSameKey(record.key, ownKey.publicKey)) {
    return problem('The key there is not the other half of DKIM_PRIVATE_KEY.', {
      where,
      remedy: 'Publish that half, as docs/transports.md shows, or name the selector that has it.',
    });
  }
  if (record.kind !== 'rsa') {
    return note(`The key is of the kind ${record.kind}, which many receivers do not know.`, {
      where,
    });
  }
  const { bits } = record;
  if (bits === undefined) {
    return problem('The key there is no RSA key that can be read.', { where, remedy: publish });
  }
  if (bits < LEAST_BITS) {
    return problem(
      `RSA with ${bits} bits: receivers take none below ${LEAST_BITS} (RFC 8301, 3.2).`,
      {
        where,
        remedy: `Make one with ${GOOD_BITS} bits.`,
      },
    );
  }
  if (record.isTest) {
    return warning('The key says that it is a test (t=y), so receivers need not trust it.', {
      where,
      remedy: 'Take t=y out of the record.',
    });
  }
  if (bits < GOOD_BITS) {
    return warning(
      `RSA with ${bits} bits: receivers take it, and want ${GOOD_BITS} (RFC 8301, 3.2).`,
      {
        where,
        remedy: `Ask for a key of ${GOOD_BITS} bits where yours is made.`,
      },
    );
  }
  return ok(`${key.selector}: RSA with ${bits} bits.`, where);
}

/** A bare key lies within the other form, at its end. */
function isSameKey(published: string, publicKey: string): boolean {
  const [one, other] = [bytesOf(published), bytesOf(publicKey)];
  return one.length > 64 && (one === other || other.endsWith(one));
}

function bytesOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** Who changes keys needs both of them. */
function oneOfTwo(published: readonly DkimKeyAnswer[], asked: readonly DkimKeyAnswer[]): Seen[] {
  const missing = asked.filter(
    (key) => key.domain === published[0]?.domain && !published.includes(key),
  );
  return missing.map((key) =>
    warning(
      'Another key of the provider is not published; once it changes keys, mails are unsigned.',
      {
        where: nameOf(key),
        remedy: 'Publish it as well.',
      },
    ),
  );
}

function nameOf({ selector, domain }: DkimKeyAnswer): string {
  return `TXT ${selector}._domainkey.${domain}`;
}
