/** All that is stored about one person, in words. */
import type { Address } from '../core/audience/address.ts';
import type { RecordedPatron, SubscriberRecord } from '../core/audience/subscriber-record.ts';

export function describeRecord(address: Address, record: SubscriberRecord): string {
  const {
    subscriber,
    suppression,
    consents,
    questions,
    patrons,
    namedBy,
    deliveries,
    welcomes,
    events,
  } = record;
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
    ...patrons.flatMap(describePatron),
    ...section(
      'Still named for a patron who moved away',
      namedBy.map((source) => [source]),
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

function describePatron(patron: RecordedPatron): string[] {
  const { id, name, address, grants, periods, sessions, feed } = patron;
  const until = (time: Date | undefined): string =>
    time === undefined ? '' : `until ${time.toISOString()}`;
  return [
    ...section('Patron', [[id, address ?? 'no address', name ?? '']]),
    ...section(
      'Grants',
      grants.map((grant) => [
        grant.tier,
        grant.source,
        grant.member,
        grant.state,
        `since ${grant.since.toISOString()}`,
        until(grant.expiresAt),
        grant.name ?? '',
      ]),
    ),
    ...section(
      'Tiers held',
      periods.map((period) => [period.since.toISOString(), period.tier, until(period.until)]),
    ),
    ...section(
      'Logged in',
      sessions.map((at) => [at.toISOString()]),
    ),
    ...section(
      'Private feed',
      feed === undefined
        ? []
        : [[feed.madeAt.toISOString(), feed.closedAt === undefined ? '' : 'closed']],
    ),
  ];
}

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return ['', title, ...rows.map((cells) => `  ${cells.filter((cell) => cell !== '').join('  ')}`)];
}
