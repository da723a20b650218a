/** Takes the editions of an issue through the gate: none may hold what its tier may not read. */
import type { Config } from '../config/schema.ts';
import type { Edition } from '../core/edition/edition.ts';
import { Failure } from '../core/failure.ts';
import { commentsToBeShownBy } from '../core/gate/filed-comments.ts';
import { addressOf, type GuardedKey } from '../core/gate/guarded.ts';
import { describeFinding } from '../core/gate/leak.ts';
import type { Issue } from '../core/issue/issue.ts';
import { fromBase64 } from '../core/sealing/base64.ts';
import type { Content } from '../ports/content.ts';
import type { ExtraLinks } from '../ports/extras.ts';
import { type GatePorts, openGate, readGuarded } from './open-gate.ts';

export interface GuardPorts extends GatePorts {
  readonly content: GatePorts['content'] & Pick<Content, 'issue' | 'extras'>;
  readonly extraLinks: ExtraLinks;
}

/** The parts of an edition that people get. */
export type EditionParts = Pick<Edition, 'subject' | 'preheader' | 'html' | 'text'>;

/** What leaks where, for people. Throws `extras-broken` when an extra of any issue is. */
export async function guardEditions(
  ports: GuardPorts,
  config: Config,
  issue: { readonly issueId: string; readonly editions: ReadonlyMap<string, EditionParts> },
): Promise<string[]> {
  if (issue.editions.size === 0) return [];
  const extras = await readGuarded(ports.content);
  const source = await ports.content.issue(issue.issueId);
  const keys = source.ok ? await keysInLinks(ports, source.value) : [];
  const gate = await openGate(ports, {
    extras,
    tiers: config.tiers,
    keys: [...keys, ...ports.secrets],
    toBeShown: source.ok ? commentsToBeShownBy(source.value) : [],
  });
  return [...issue.editions].flatMap(([tier, edition]) =>
    partsOf(edition).flatMap(([part, text]) =>
      gate
        .scanFor(tier, `the edition for ${tier} (${part})`, new TextEncoder().encode(text))
        .map(describeFinding),
    ),
  );
}

/** Throws `editions-leak`, with what follows from it, such as `there is no preview`. */
export function requireNoLeaks(leaks: readonly string[], consequence: string): void {
  if (leaks.length === 0) return;
  throw new Failure(
    'content',
    'editions-leak',
    `An edition holds more than its tier may read, so ${consequence}: ${leaks.join('; ')}.`,
    'Find the words that the issue and the extra share, and keep them in one of the two.',
  );
}

function partsOf({ subject, preheader, html, text }: EditionParts): [string, string][] {
  return [
    ['subject', subject],
    ['preheader', preheader],
    ['HTML', html],
    ['text', text],
  ];
}

const SECRET = '#k=';

/** Of the links by which mails open the issue's extras in the archive. */
async function keysInLinks(
  { content, extraLinks }: GuardPorts,
  issue: Issue,
): Promise<GuardedKey[]> {
  const own = await content.extras(issue);
  if (!own.ok) return [];
  const { unlock } = await extraLinks.of(issue, own.value);
  return own.value.flatMap((extra) => {
    const secret = unlock.get(extra.id)?.split(SECRET)[1];
    if (secret === undefined) return [];
    return [{ name: addressOf(extra), tier: extra.tier, bytes: fromBase64(secret) }];
  });
}
