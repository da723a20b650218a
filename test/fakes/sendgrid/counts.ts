/** What a double has seen, in numbers. */
import type { Mailroom, TakenRequest } from './mailroom.ts';

export interface AcceptedRecipient {
  readonly email: string;
  readonly subscriberId: string;
  readonly issueId: string;
  readonly request: number;
}

export interface Counts {
  /** To mail/send. */
  readonly requests: number;
  /** Of those, in order. */
  readonly valid: number;
  /** Recipients whose mail was taken, each time. */
  readonly accepted: number;
  /** Of those, whose mail waits for its time, went out, or was cancelled in time. */
  readonly waiting: number;
  readonly delivered: number;
  readonly discarded: number;
  /** Of the mails that went out: to how many people, and how many were one too many. */
  readonly distinct: number;
  readonly duplicates: number;
  readonly violations: readonly string[];
  /** Requests to no route, or by another method than they should. */
  readonly strays: readonly string[];
  /** Requests to other routes, by route. */
  readonly calls: Readonly<Record<string, number>>;
}

export interface Tally extends Pick<
  Counts,
  'requests' | 'valid' | 'violations' | 'strays' | 'calls'
> {
  /** Recipients of mails that were counted only. */
  readonly unread: number;
}

export function countsOf({ taken }: Mailroom, tally: Tally): Counts {
  const count = (requests: readonly TakenRequest[]) =>
    requests.reduce((sum, { mails }) => sum + mails.length, 0);
  const of = (fate: TakenRequest['fate']) => taken.filter((request) => request.fate === fate);
  const delivered = of('delivered');
  const people = new Set(
    delivered.flatMap(({ mails }) => mails.map(({ issueId, email }) => `${issueId} ${email}`)),
  );
  return {
    requests: tally.requests,
    valid: tally.valid,
    accepted: count(taken) + tally.unread,
    waiting: count(of('waiting')),
    delivered: count(delivered),
    discarded: count(of('discarded')),
    distinct: people.size,
    duplicates: count(delivered) - people.size,
    violations: tally.violations.slice(0, 100),
    strays: [...tally.strays],
    calls: { ...tally.calls },
  };
}

export function recipientsOf(requests: readonly TakenRequest[]): AcceptedRecipient[] {
  return requests.flatMap(({ mails, no }) =>
    mails.map(({ email, subscriberId, issueId }) => ({
      email,
      subscriberId,
      issueId,
      request: no,
    })),
  );
}
