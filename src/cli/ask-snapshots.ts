/** Asks a person of one snapshot after the other whether its address goes into the file of the link. */
import { dayOfSnapshot } from '../core/link-check/snapshot.ts';
import { oneLine } from '../core/link/clean-text.ts';
import type { MendRequest, SnapshotOffer } from '../workflows/mend-links.ts';
import { askForKey, type Asking, canAsk } from './ask.ts';

const ANSWERS = [
  ['y', 'yes, write it into the file'],
  ['n', 'no, leave it'],
  ['a', 'all: this one, and all that follow'],
  ['q', 'quit: this one not, and no more'],
] as const;

/** Where nobody can be asked, none is taken unless the command line says so. */
export function askSnapshots(takesAll: boolean, asking: Asking): MendRequest['onSnapshot'] {
  let isSettled = takesAll;
  return async (offer) => {
    if (isSettled) return 'take';
    if (!canAsk(asking)) return 'leave';
    const answer = await askForKey(questionOf(offer), ANSWERS, asking);
    isSettled = answer === 'a';
    if (answer === 'y' || answer === 'a') return 'take';
    return answer === 'n' ? 'leave' : 'stop';
  };
}

function questionOf({ record, snapshot }: SnapshotOffer): string {
  const day = dayOfSnapshot(snapshot);
  return [
    oneLine(record.fields.title, 100),
    `gone: ${record.fields.url}`,
    `snapshot${day === undefined ? '' : ` of ${day}`}: ${snapshot}`,
  ].join('\n');
}
