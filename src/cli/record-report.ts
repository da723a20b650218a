/** All that is stored about one person, in words. */
import type { Address } from '../core/audience/address.ts';
import type { SubscriberRecord } from '../core/audience/subscriber-record.ts';

export function describeRecord(address: Address, record: SubscriberRecord): string {
  const { subscriber, suppression, consents, questions, grants, deliveries, welcomes, events } =
    record;
  const person =
    subscriber === undefined
      ? ['No subscriber.']
      : [
          `id        ${subscriber.id}`,
          `name      ${subscriber.name ?? ''}`.trimEnd(),
          `state     ${subscriber.state}`,
          `tier      ${subscriber.tier}`,
          `tags      ${subscriber.tags.join(', ')}`.trimEnd(),
          `since     ${subscriber.createdAt.toISOString()}`,
          ...(subscriber.pausedUntil === undefined
            ? []
            : [`paused    until ${subscriber.pausedUntil.toISOString()}`]),
        ];
  return [
    subscriber?.address.spelling ?? address.spelling,
    ...person,
    ...(suppression === undefined
      ? []
      : [`suppressed ${suppression.reason}, ${suppression.at.toISOString()}`]),
    ...section(
      'Consent',
      consents.map(({ at, action, source, wording, ipHash }) => [
        at.toISOString(),
        action,
        source,
        wording === undefined ? '' : `words ${wording}`,
        ipHash === undefined ? '' : `connection ${ipHash}`,
      ]),
    ),
    ...section(
      'Asked to confirm',
      questions.map(({ at, expiresAt, purpose, address: to }) => [
        at.toISOString(),
        `until ${expiresAt.toISOString()}`,
        purpose,
        to ?? '',
      ]),
    ),
    ...section(
      'Grants',
      grants.map(({ tier, source, name }) => [tier, source, name ?? '']),
    ),
    ...section(
      'Deliveries',
      deliveries.map(({ at, issueId, channel, state, reason }) => [
        at.toISOString(),
        issueId,
        channel,
        state,
        reason ?? '',
      ]),
    ),
    ...section(
      'Welcomed with',
      welcomes.map(({ at, issueId, channel }) => [at.toISOString(), issueId, channel]),
    ),
    ...section(
      'Events',
      events.map(({ issueId, kind, link }) => [issueId, kind, link ?? '']),
    ),
  ].join('\n');
}

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return ['', title, ...rows.map((cells) => `  ${cells.join('  ')}`.trimEnd())];
}
