/** The figures of an issue in the order in which they are shown, each with the base of its share. */
import { type DeliveryOutcome, deliveryOutcomes } from '../events/recipient-facts.ts';
import type { IssueStats } from './issue-stats.ts';

export interface Figure {
  readonly name: string;
  /** One sentence on what it counts. */
  readonly meaning: string;
  readonly count: number;
  /** What it is a part of; a share without that would say nothing. */
  readonly of: { readonly count: number; readonly name: string } | undefined;
}

const outcomeWords: Readonly<Record<DeliveryOutcome, Pick<Figure, 'name' | 'meaning'>>> = {
  delivered: { name: 'Delivered', meaning: 'The receiving server took it.' },
  bounced: { name: 'Bounced', meaning: 'Refused for good; the address gets no more mail.' },
  blocked: { name: 'Blocked', meaning: 'Refused this time; the next issue is tried again.' },
  dropped: { name: 'Dropped', meaning: 'The provider did not try.' },
  deferred: { name: 'Deferred', meaning: 'The provider is still trying.' },
  silent: { name: 'No word yet', meaning: 'The provider has told nothing.' },
};

export function acceptedFigure({ accepted }: IssueStats): Figure {
  return { name: 'Accepted', meaning: 'The provider took it.', count: accepted, of: undefined };
}

/** Every accepted mail is in exactly one. */
export function outcomeFigures({ accepted, outcomes }: IssueStats): Figure[] {
  return deliveryOutcomes.map((outcome) => ({
    ...outcomeWords[outcome],
    count: outcomes[outcome],
    of: { count: accepted, name: 'accepted' },
  }));
}

export function reactionFigures({ complaints, unsubscribed, outcomes }: IssueStats): Figure[] {
  const of = { count: outcomes.delivered, name: 'delivered' };
  return [
    { name: 'Complaints', meaning: 'Marked as spam.', count: complaints, of },
    {
      name: 'Unsubscribed',
      meaning: 'Left since, by whatever way, and before the next issue.',
      count: unsubscribed,
      of,
    },
  ];
}

/** Numbers of events: one reader may be in them many times, and a machine too. */
export function engagementFigures({ opens, opensByMachine, clicks }: IssueStats): Figure[] {
  return [
    {
      name: 'Opens',
      meaning: withPeople('Pictures loaded, by a reader or by a program unknown.', opens.people),
      count: opens.count,
      of: undefined,
    },
    {
      name: 'Opens by machines',
      meaning: 'Pictures that a mail program is known to load by itself.',
      count: opensByMachine.count,
      of: undefined,
    },
    {
      name: 'Clicks',
      meaning: 'Links followed; some programs follow all of them.',
      count: clicks,
      of: undefined,
    },
  ];
}

function withPeople(meaning: string, people: number | undefined): string {
  return people === undefined ? meaning : `${meaning} By ${grouped(people)} people.`;
}

/** `98.0 %`; undefined where there is no base. Never rounds up to all, nor down to none. */
export function share({ count, of }: Figure): string | undefined {
  if (of === undefined || of.count === 0) return undefined;
  const percent = (count / of.count) * 100;
  if (count > 0 && percent < 0.05) return '< 0.1 %';
  if (count < of.count && percent >= 99.95) return '> 99.9 %';
  return `${percent.toFixed(1)} %`;
}

/** `1,204`. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}
