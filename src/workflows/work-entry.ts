/** Works off one entry of the inbox, by its kind. */
import type { Config } from '../config/schema.ts';
import type { ClaimedEntry } from '../core/inbox/inbox-entry.ts';
import type { TakenWebhook } from '../core/events/webhook.ts';
import type { EventStore } from '../ports/events.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { applyPatronNews, type ApplyPatronNewsPorts } from './apply-patron-news.ts';
import {
  askAtNewAddress,
  type AskByMailFacts,
  type AskByMailPorts,
  askForSettings,
  askToSubscribe,
  tellFormerAddress,
} from './ask-by-mail.ts';
import { mailLogIn, type MailLogInPorts } from './log-in.ts';
import { greetPatron, type GreetPatronPorts } from './greet-patron.ts';
import { recordWebhook } from './record-webhook.ts';
import { welcome, type WelcomePorts } from './welcome.ts';
import { DONE, type Worked } from './worked.ts';

export interface WorkEntryPorts
  extends AskByMailPorts, WelcomePorts, ApplyPatronNewsPorts, GreetPatronPorts, MailLogInPorts {
  readonly patrons: Pick<PatronStore, 'applyGrant' | 'find'>;
  readonly events: Pick<EventStore, 'record'>;
}

export interface WorkEntryFacts extends AskByMailFacts {
  readonly config: Config;
}

/** A crash may have an entry worked off twice. */
export async function workEntry(
  ports: WorkEntryPorts,
  facts: WorkEntryFacts,
  { id, entry }: ClaimedEntry,
): Promise<Worked> {
  switch (entry.kind) {
    case 'subscription':
      return askToSubscribe(ports, facts, entry, id);
    case 'settings':
      return askForSettings(ports, facts, entry, id);
    case 'move':
      return askAtNewAddress(ports, facts, entry, id);
    case 'moved':
      return tellFormerAddress(ports, facts, entry);
    case 'login':
      return mailLogIn(ports, facts, entry);
    case 'welcome':
      return welcome(ports, facts.config, entry);
    case 'patron':
      return applyPatronNews(
        { ...ports, greet: (newcomer) => greetPatron(ports, facts.config, newcomer) },
        facts.config,
        entry,
      );
    case 'webhook':
      return record(ports, facts, entry);
  }
}

async function record(
  ports: WorkEntryPorts,
  { config, serverUrl }: WorkEntryFacts,
  taken: TakenWebhook,
): Promise<Worked> {
  const settings = { utm: config.utm, serverUrl, people: config.tracking.people };
  const { broken } = await recordWebhook(ports, taken, settings);
  return broken === 0
    ? DONE
    : { state: 'done', note: `${broken} events of ${taken.provider} could not be read` };
}
