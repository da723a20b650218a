/** Puts the questions that wait in the inbox to people, by mail: each holds a token that is theirs. */
import type {
  AskOutcome,
  ConfirmationLimits,
  ConfirmationPurpose,
  StrangerLimits,
  SubscriptionOutcome,
} from '../core/audience/confirmation.ts';
import type { MessageFacts } from '../core/delivery/message.ts';
import type { InboxEntry } from '../core/inbox/inbox-entry.ts';
import {
  formerAddressNotice,
  MOVE_DAYS,
  newAddressNotice,
} from '../core/notices/address-notices.ts';
import type { Notice, NoticeFacts } from '../core/notices/notice.ts';
import { SETTINGS_HOURS, settingsNotice } from '../core/notices/settings-notice.ts';
import { CONFIRMATION_DAYS, subscriptionNotice } from '../core/notices/subscription-notice.ts';
import type { ConfirmationStore, SettingsStore } from '../ports/subscription.ts';
import type { ConfirmationTokens } from '../ports/tokens.ts';
import { mailOne, type MailOnePorts, NOTICE_ID } from './mail-one.ts';
import { DONE, workedBy, type Worked } from './worked.ts';

export interface AskByMailPorts extends MailOnePorts {
  readonly settings: Pick<SettingsStore, 'find'>;
  readonly confirmations: ConfirmationStore;
  readonly confirmationTokens: ConfirmationTokens;
}

export interface AskByMailFacts {
  readonly notice: NoticeFacts;
  readonly message: MessageFacts;
  /** Where the server is reached, without a slash at its end. */
  readonly serverUrl: string;
  /** A flood of made-up addresses must not become a flood of mail. */
  readonly mailsPerHour: number;
}

type Entry<Kind extends InboxEntry['kind']> = Extract<InboxEntry, { readonly kind: Kind }>;

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Whoever has called a mail spam, and is asked again all the same, soon does so again. */
const QUIET_AFTER_COMPLAINT_DAYS = 30;
/** When too many were asked in an hour, all others wait for the same moment: then the oldest is first. */
const BUSY_MS = 5 * MINUTE_MS;

/** `requestId` is the entry's: after a crash the same one may ask again. */
export async function askToSubscribe(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  { address, name, source, wording, ipHash, at: askedAt }: Entry<'subscription'>,
  requestId: string,
): Promise<Worked> {
  const at = ports.clock.now();
  const { token, hash } = ports.confirmationTokens.create();
  const consent = { at: new Date(askedAt), action: 'subscribed', source, wording, ipHash } as const;
  const outcome = await ports.confirmations.askToSubscribe(
    {
      address,
      name,
      consent,
      tokenHash: hash,
      at,
      expiresAt: new Date(at.getTime() + CONFIRMATION_DAYS * DAY_MS),
      requestId,
    },
    { ...toStrangers(at), inAll: inAll(at, facts) },
  );
  if (outcome.state !== 'asked') return withoutMail(outcome.state, at);
  return mailQuestion(ports, facts, {
    subscriberId: outcome.subscriberId,
    // The spelling asked for first stays the one that mail goes to.
    address: outcome.address.spelling,
    notice: subscriptionNotice(`${facts.serverUrl}/confirm/${token}`, facts.notice),
    tokenHash: hash,
  });
}

/** To the address that is stored, whoever asked for it. */
export async function askForSettings(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  { subscriberId }: Entry<'settings'>,
  requestId: string,
): Promise<Worked> {
  const subscriber = await ports.settings.find(subscriberId);
  if (subscriber?.state !== 'active') return DONE;
  return ask(ports, facts, {
    subscriberId,
    requestId,
    purpose: { kind: 'settings' },
    address: subscriber.address.spelling,
    forMs: SETTINGS_HOURS * HOUR_MS,
    notice: (token) => settingsNotice(`${facts.serverUrl}/settings/${token}`, facts.notice),
  });
}

export async function askAtNewAddress(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  { subscriberId, address }: Entry<'move'>,
  requestId: string,
): Promise<Worked> {
  const subscriber = await ports.settings.find(subscriberId);
  if (subscriber?.state !== 'active') return DONE;
  return ask(ports, facts, {
    subscriberId,
    requestId,
    purpose: { kind: 'address', address },
    address: address.spelling,
    forMs: MOVE_DAYS * DAY_MS,
    notice: (token) => newAddressNotice(`${facts.serverUrl}/confirm/${token}`, facts.notice),
  });
}

/** Whoever read mail there before learns that somebody has moved the subscription. */
export async function tellFormerAddress(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  { subscriberId, address }: Entry<'moved'>,
): Promise<Worked> {
  const { message } = facts;
  const replyTo = message.replyTo ?? message.from.address;
  const notice = formerAddressNotice({ ...facts.notice, replyTo });
  return workedBy(await mail(ports, facts, { subscriberId, address: address.spelling, notice }));
}

async function ask(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  question: {
    readonly subscriberId: string;
    readonly requestId: string;
    readonly purpose: ConfirmationPurpose;
    readonly address: string;
    readonly forMs: number;
    readonly notice: (token: string) => Notice;
  },
): Promise<Worked> {
  const at = ports.clock.now();
  const { token, hash } = ports.confirmationTokens.create();
  const outcome = await ports.confirmations.open(
    {
      subscriberId: question.subscriberId,
      purpose: question.purpose,
      tokenHash: hash,
      at,
      expiresAt: new Date(at.getTime() + question.forMs),
      requestId: question.requestId,
    },
    {
      quietSince: new Date(at.getTime() - HOUR_MS),
      inAll: inAll(at, facts),
      toStrangers: question.purpose.kind === 'address' ? toStrangers(at) : undefined,
    },
  );
  if (outcome !== 'opened') return withoutMail(outcome, at);
  const { subscriberId, address } = question;
  const notice = question.notice(token);
  return mailQuestion(ports, facts, { subscriberId, address, notice, tokenHash: hash });
}

function inAll(at: Date, facts: AskByMailFacts): ConfirmationLimits['inAll'] {
  return { since: new Date(at.getTime() - HOUR_MS), count: facts.mailsPerHour };
}

/** A form and a change of address name an inbox that may be anybody's: one question a day. */
function toStrangers(at: Date): StrangerLimits {
  return {
    quietSince: new Date(at.getTime() - DAY_MS),
    quietSinceComplaint: new Date(at.getTime() - QUIET_AFTER_COMPLAINT_DAYS * DAY_MS),
  };
}

function withoutMail(
  outcome: Exclude<AskOutcome | SubscriptionOutcome['state'], 'opened' | 'asked'>,
  at: Date,
): Worked {
  if (outcome !== 'busy') return DONE;
  return { state: 'later', afterMs: BUSY_MS - (at.getTime() % BUSY_MS) };
}

/** A question whose mail never left is forgotten, or its reader would have to wait for a day. */
async function mailQuestion(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  question: Parameters<typeof mail>[2] & { readonly tokenHash: string },
): Promise<Worked> {
  const worked = workedBy(await mail(ports, facts, question));
  if (worked.state === 'failed') await ports.confirmations.withdraw(question.tokenHash);
  return worked;
}

async function mail(
  ports: AskByMailPorts,
  facts: AskByMailFacts,
  to: { readonly subscriberId: string; readonly address: string; readonly notice: Notice },
): ReturnType<typeof mailOne> {
  const { subscriberId, address, notice } = to;
  const content = { ...notice, nameFallbacks: [] };
  return mailOne(ports, facts.message, { id: NOTICE_ID, subscriberId, address, content });
}
