/** Mails patrons the link that opens extras in the archive: once, and again when it is made anew. */
import type { Config } from '../config/schema.ts';
import { messageFacts, serverUrl } from '../core/delivery/message-facts.ts';
import type { SubmitOutcome } from '../core/delivery/message.ts';
import { noticeFacts } from '../core/notices/notice-facts.ts';
import { patronNotice } from '../core/notices/patron-notice.ts';
import type { UntoldPatron } from '../core/patrons/untold-patron.ts';
import { patronSecret } from '../core/sealing/link-secrets.ts';
import { openMasterKey } from '../core/sealing/master-key.ts';
import type { ExtrasKey } from '../ports/extras.ts';
import type { PersonalLinks } from '../ports/patrons.ts';
import { mailOne, type MailOnePorts, NOTICE_ID } from './mail-one.ts';

export interface MailLinksPorts extends MailOnePorts {
  readonly personalLinks: PersonalLinks;
  readonly extrasKey: ExtrasKey;
}

export interface MailedLinks {
  readonly mailed: number;
  /** The provider does not mail them. */
  readonly refused: number;
  /** They left, complained or cannot be reached, so nothing may be mailed to them. */
  readonly suppressed: number;
  /** Why the provider took no more; undefined when all were tried. */
  readonly stopped: string | undefined;
}

const MOST_TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

/** How many would be mailed now, and how many may not be; changes nothing. */
export async function countUntold({
  personalLinks,
}: Pick<MailLinksPorts, 'personalLinks'>): Promise<Pick<MailedLinks, 'mailed' | 'suppressed'>> {
  const counts = { mailed: 0, suppressed: 0 };
  for await (const { isSuppressed } of personalLinks.untold()) {
    counts[isSuppressed ? 'suppressed' : 'mailed'] += 1;
  }
  return counts;
}

/**
 * A crash may mail the last one twice: a link that is lost would be worse. Mails nothing where the
 * archive opens no extras.
 */
export async function mailPersonalLinks(
  ports: MailLinksPorts,
  config: Config,
  only?: { readonly patronId: string },
): Promise<MailedLinks> {
  const counts = { mailed: 0, refused: 0, suppressed: 0 };
  const { access } = config.extras;
  if (access === 'mail') return { ...counts, stopped: undefined };
  for await (const patron of ports.personalLinks.untold(only?.patronId)) {
    if (patron.isSuppressed) {
      counts.suppressed += 1;
      continue;
    }
    const link = await linkOf(patron, access, ports.extrasKey, config);
    const outcome = await mailPatiently(ports, config, patron, { link, access });
    if (outcome.state === 'rejected' && outcome.refused === undefined) {
      return { ...counts, stopped: outcome.reason };
    }
    if (outcome.state === 'rejected' || (outcome.state === 'accepted' && isRefused(outcome))) {
      counts.refused += 1;
      continue;
    }
    // Also what is unknown: it may have arrived, and the link can be mailed again by hand.
    await ports.personalLinks.told(patron);
    counts.mailed += 1;
  }
  return { ...counts, stopped: undefined };
}

async function linkOf(
  { patronId, generation }: UntoldPatron,
  access: 'sealed' | 'served',
  key: ExtrasKey,
  config: Config,
): Promise<string> {
  if (access === 'served') return `${serverUrl(config)}/patron`;
  const master = await openMasterKey(await key.read());
  return `${config.url}/#p=${await patronSecret(master, patronId, generation)}`;
}

async function mailPatiently(
  ports: MailLinksPorts,
  config: Config,
  patron: UntoldPatron,
  what: Parameters<typeof patronNotice>[0],
): Promise<SubmitOutcome> {
  const content = { ...patronNotice(what, noticeFacts(config)), nameFallbacks: [] };
  for (let tries = 1; ; tries += 1) {
    const outcome = await mailOne(ports, messageFacts(config), {
      id: NOTICE_ID,
      subscriberId: patron.subscriberId ?? patron.patronId,
      address: patron.address.spelling,
      content,
    });
    const isBusy = outcome.state === 'rejected' && outcome.retryAfterMs !== undefined;
    if (!isBusy || tries === MOST_TRIES) return outcome;
    await ports.clock.sleep(Math.min(outcome.retryAfterMs ?? 0, LONGEST_WAIT_MS));
  }
}

function isRefused(outcome: Extract<SubmitOutcome, { readonly state: 'accepted' }>): boolean {
  return (outcome.refused ?? []).length > 0;
}
