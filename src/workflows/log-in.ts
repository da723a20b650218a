/** Logging in as a patron: a mailed link, used once, begins a session in one browser. */
import type { Address } from '../core/audience/address.ts';
import type { InboxEntry } from '../core/inbox/inbox-entry.ts';
import { loginNotice } from '../core/notices/login-notice.ts';
import { LOGIN_MINUTES, sessionEnd } from '../core/patrons/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { PatronAccess } from '../ports/patron-access.ts';
import type { PatronStore } from '../ports/patrons.ts';
import type { SubscriberStore } from '../ports/subscribers.ts';
import type { ConfirmationTokens } from '../ports/tokens.ts';
import type { AskByMailFacts } from './ask-by-mail.ts';
import { mailOne, type MailOnePorts, NOTICE_ID } from './mail-one.ts';
import { DONE, workedBy, type Worked } from './worked.ts';

export interface MailLogInPorts extends MailOnePorts {
  readonly patrons: Pick<PatronStore, 'find'>;
  readonly patronAccess: Pick<PatronAccess, 'openLogin' | 'withdrawLogin'>;
  readonly subscribers: Pick<SubscriberStore, 'findByAddress'>;
  readonly confirmationTokens: ConfirmationTokens;
}

export interface EnterPorts {
  readonly patronAccess: Pick<PatronAccess, 'findLogin' | 'useLogin' | 'beginSession'>;
  readonly confirmationTokens: ConfirmationTokens;
  readonly clock: Clock;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** Somebody else may type the address in; and who lost a mail asks again. */
const LOGINS_AN_HOUR = 3;
/** When too many were mailed in an hour, the others wait for so long. */
const BUSY_MS = 5 * MINUTE_MS;

/** The same for everybody, known or not; on disk when it resolves. */
export async function requestLogIn(
  ports: { readonly inbox: Pick<Inbox, 'append'>; readonly clock: Clock },
  address: Address,
): Promise<void> {
  await ports.inbox.append([{ kind: 'login', address, at: ports.clock.now().getTime() }]);
}

/** To whoever has ever been a patron: who is none any more learns so once they are in. */
export async function mailLogIn(
  ports: MailLogInPorts,
  facts: AskByMailFacts,
  { address: asked, at: askedAt }: Extract<InboxEntry, { readonly kind: 'login' }>,
): Promise<Worked> {
  const at = ports.clock.now();
  // Nobody waits for it any more.
  if (at.getTime() - askedAt > HOUR_MS) return DONE;
  const patron = (await ports.patrons.find({ address: asked }))?.patron;
  if (patron?.address === undefined) return DONE;
  const { spelling, key } = patron.address;
  const { token, hash } = ports.confirmationTokens.create();
  const since = new Date(at.getTime() - HOUR_MS);
  const outcome = await ports.patronAccess.openLogin(
    {
      tokenHash: hash,
      patronId: patron.id,
      addressKey: key,
      at,
      expiresAt: new Date(at.getTime() + LOGIN_MINUTES * MINUTE_MS),
    },
    { toOne: { since, count: LOGINS_AN_HOUR }, inAll: { since, count: facts.mailsPerHour } },
  );
  if (outcome === 'quiet') return DONE;
  if (outcome === 'busy') return { state: 'later', afterMs: BUSY_MS - (at.getTime() % BUSY_MS) };
  const subscriber = await ports.subscribers.findByAddress(key);
  const notice = loginNotice(`${facts.serverUrl}/patron/enter/${token}`, facts.notice);
  const worked = workedBy(
    await mailOne(ports, facts.message, {
      id: NOTICE_ID,
      // Whoever is no subscriber has nothing to leave, and their link to do so leaves nothing.
      subscriberId: subscriber?.id ?? patron.id,
      address: spelling,
      content: { ...notice, nameFallbacks: [] },
    }),
  );
  if (worked.state === 'failed') await ports.patronAccess.withdrawLogin(hash);
  return worked;
}

/** Whether a mailed link still opens something; changes nothing, so a scanner's visit burns nothing. */
export async function isOpenLogIn(ports: EnterPorts, token: string): Promise<boolean> {
  const hash = ports.confirmationTokens.hash(token);
  if (hash === undefined) return false;
  return (await ports.patronAccess.findLogin(hash, ports.clock.now())) !== undefined;
}

/** The token of the new session, which its browser alone keeps; undefined for a link that opens none. */
export async function enterByMail(ports: EnterPorts, token: string): Promise<string | undefined> {
  const hash = ports.confirmationTokens.hash(token);
  if (hash === undefined) return undefined;
  const begun = newSession(ports);
  const patronId = await ports.patronAccess.useLogin(hash, begun.session);
  return patronId === undefined ? undefined : begun.token;
}

/** The same for whoever has shown in another way who they are. */
export async function enterAs(ports: EnterPorts, patronId: string): Promise<string | undefined> {
  const begun = newSession(ports);
  const isIn = await ports.patronAccess.beginSession({ ...begun.session, patronId });
  return isIn ? begun.token : undefined;
}

function newSession({ confirmationTokens, clock }: EnterPorts) {
  const at = clock.now();
  const { token, hash } = confirmationTokens.create();
  return { token, session: { tokenHash: hash, at, expiresAt: sessionEnd(at, at) } };
}
