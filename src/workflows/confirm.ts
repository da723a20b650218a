/** Confirming by the token that was mailed to an address: a subscription, or a new address for one. */
import type { OpenQuestion } from '../core/audience/confirmation.ts';
import { CONSENT_WORDING } from '../core/notices/subscription-notice.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { ConfirmationStore, SettingsStore } from '../ports/subscription.ts';
import type { ConfirmationTokens } from '../ports/tokens.ts';

export interface ConfirmPorts {
  readonly subscribers: Pick<SubscriberStore, 'confirm'>;
  readonly settings: Pick<SettingsStore, 'move'>;
  readonly confirmations: Pick<ConfirmationStore, 'find'>;
  readonly confirmationTokens: ConfirmationTokens;
  readonly inbox: Pick<Inbox, 'append'>;
  readonly clock: Clock;
}

/** What a token asks, if it can still be answered; changes nothing, so a scanner's visit burns nothing. */
export async function openQuestion(
  ports: Pick<ConfirmPorts, 'confirmations' | 'confirmationTokens' | 'clock'>,
  token: string,
): Promise<OpenQuestion | undefined> {
  const hash = ports.confirmationTokens.hash(token);
  return hash === undefined ? undefined : ports.confirmations.find(hash, ports.clock.now());
}

/**
 * Idempotent until the token expires. `refused` means that the person has left since the question
 * was mailed: an old link brings nobody back.
 */
export type ConfirmOutcome =
  | {
      readonly purpose: 'subscription' | 'address';
      readonly state: 'confirmed' | 'already' | 'refused';
    }
  | { readonly state: 'bad-token' };

export async function confirm(
  ports: ConfirmPorts,
  request: { readonly token: string; readonly welcome: boolean },
): Promise<ConfirmOutcome> {
  const question = await openQuestion(ports, request.token);
  switch (question?.purpose.kind) {
    case 'subscription':
      return { purpose: 'subscription', state: await subscribe(ports, question, request) };
    case 'address': {
      const { address } = question.purpose;
      return { purpose: 'address', state: await move(ports, { ...question, address }) };
    }
    case 'settings':
    case undefined:
      return { state: 'bad-token' };
  }
}

async function subscribe(
  ports: ConfirmPorts,
  { subscriberId, at: askedAt }: OpenQuestion,
  { welcome }: { readonly welcome: boolean },
): Promise<'confirmed' | 'already' | 'refused'> {
  const at = ports.clock.now();
  const consent = { at, action: 'confirmed', source: 'page', wording: CONSENT_WORDING } as const;
  const outcome = await ports.subscribers.confirm(subscriberId, consent, askedAt);
  if (outcome === 'confirmed' && welcome) {
    await ports.inbox.append([{ kind: 'welcome', subscriberId }]);
  }
  return outcome;
}

async function move(
  ports: ConfirmPorts,
  question: Pick<OpenQuestion, 'subscriberId' | 'at'> & {
    readonly address: Parameters<SettingsStore['move']>[1];
  },
): Promise<'confirmed' | 'already' | 'refused'> {
  const { subscriberId, address, at: askedAt } = question;
  const consent = { at: ports.clock.now(), action: 'moved', source: 'page' } as const;
  const outcome = await ports.settings.move(subscriberId, address, consent, askedAt);
  return outcome === 'moved' ? 'confirmed' : outcome;
}
