/** What people change about their subscription, as holders of a token that proves who they are. */
import { parseAddress } from '../core/audience/address.ts';
import { isName } from '../core/audience/name.ts';
import type { SubscriberRecord } from '../core/audience/subscriber-record.ts';
import type { Subscriber } from '../core/audience/subscriber.ts';
import type { Topic } from '../core/audience/topic.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { SubscriberRecords } from '../ports/subscribers.ts';
import type { SettingsStore } from '../ports/subscription.ts';
import { openQuestion, type ConfirmPorts } from './confirm.ts';

export interface SettingsPorts {
  readonly settings: SettingsStore;
  readonly records: Pick<SubscriberRecords, 'find' | 'retag' | 'erase'>;
  readonly inbox: Pick<Inbox, 'append'>;
  readonly clock: Clock;
}

/** How many months a pause may last. */
export const pauseMonths = [1, 2, 3, 6, 12] as const;
export type PauseMonths = (typeof pauseMonths)[number];

/** Whose settings a mailed token opens; undefined when it opens none any more. */
export async function settingsHolder(
  ports: Pick<ConfirmPorts, 'confirmations' | 'confirmationTokens' | 'clock'> &
    Pick<SettingsPorts, 'settings'>,
  token: string,
): Promise<Subscriber | undefined> {
  const question = await openQuestion(ports, token);
  if (question?.purpose.kind !== 'settings') return undefined;
  return ports.settings.find(question.subscriberId);
}

/** Has the address of the settings mailed to the person: whoever asks need not be them. */
export async function requestSettings(ports: SettingsPorts, subscriberId: string): Promise<void> {
  const at = ports.clock.now().getTime();
  await ports.inbox.append([{ kind: 'settings', subscriberId, at }]);
}

/** undefined ends the pause. A month is a calendar month; the 31st becomes the last day. */
export async function pause(
  ports: SettingsPorts,
  subscriberId: string,
  months: PauseMonths | undefined,
): Promise<Date | undefined> {
  const until = months === undefined ? undefined : monthsAfter(ports.clock.now(), months);
  await ports.settings.pause(subscriberId, until);
  return until;
}

/** Of the topics that the config has; all other tags stay as they are. */
export async function chooseTopics(
  ports: SettingsPorts,
  subscriberId: string,
  choice: { readonly topics: readonly Topic[]; readonly chosen: ReadonlySet<string> },
): Promise<void> {
  const { topics, chosen } = choice;
  await ports.records.retag(subscriberId, {
    add: topics.filter(({ id }) => chosen.has(id)).map(({ id }) => id),
    remove: topics.filter(({ id }) => !chosen.has(id)).map(({ id }) => id),
  });
}

export async function rename(
  ports: SettingsPorts,
  subscriberId: string,
  text: string,
): Promise<'renamed' | 'malformed-name'> {
  const name = text.trim().normalize('NFC');
  if (!isName(name)) return 'malformed-name';
  await ports.settings.rename(subscriberId, name === '' ? undefined : name);
  return 'renamed';
}

/** Nothing changes before the question is answered at the new address. */
export async function requestMove(
  ports: SettingsPorts,
  subscriberId: string,
  text: string,
): Promise<'asked' | 'malformed-address'> {
  const address = parseAddress(text);
  if (typeof address === 'string') return 'malformed-address';
  const at = ports.clock.now().getTime();
  await ports.inbox.append([{ kind: 'move', subscriberId, address, at }]);
  return 'asked';
}

/** All that is stored about the person. */
export async function whatIsStored(
  ports: SettingsPorts,
  { address }: Subscriber,
): Promise<SubscriberRecord | undefined> {
  return ports.records.find(address);
}

export async function eraseOneself(ports: SettingsPorts, { address }: Subscriber): Promise<void> {
  const consent = { at: ports.clock.now(), action: 'erased', source: 'page' } as const;
  await ports.records.erase(address, consent);
}

function monthsAfter(from: Date, months: number): Date {
  const first = new Date(
    Date.UTC(
      from.getUTCFullYear(),
      from.getUTCMonth() + months,
      1,
      from.getUTCHours(),
      from.getUTCMinutes(),
      from.getUTCSeconds(),
      from.getUTCMilliseconds(),
    ),
  );
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(from.getUTCDate(), last.getUTCDate()));
  return first;
}
