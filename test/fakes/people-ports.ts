/** One subscriber, kept in memory, and what they put into the inbox. */
import type { Subscriber } from '../../src/core/audience/subscriber.ts';
import type { InboxEntry } from '../../src/core/inbox/inbox-entry.ts';
import type { SettingsPorts } from '../../src/workflows/change-settings.ts';
import { address } from '../adapters/store-steps.ts';
import { memoryPeople } from './memory-subscribers.ts';
import { stillClock, type StillClock } from './still-clock.ts';

export async function inMemory(start?: string): Promise<{
  readonly ports: SettingsPorts;
  readonly ada: Subscriber;
  readonly clock: StillClock;
  readonly appended: InboxEntry[];
}> {
  const people = memoryPeople();
  const clock = stillClock(start);
  const row = { address: address('Ada@example.com'), name: undefined, tags: [] };
  const consent = { at: clock.now(), action: 'imported', source: 'test' } as const;
  await people.subscribers.add([row], consent, 'active');
  const ada = await people.subscribers.findByAddress('ada@example.com');
  if (ada === undefined) throw new Error('nobody was added');
  const appended: InboxEntry[] = [];
  const inbox = {
    append: async (entries: readonly InboxEntry[]) => void appended.push(...entries),
  };
  return { ports: { ...people, inbox, clock }, ada, clock, appended };
}
