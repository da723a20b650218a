/** Works off one entry of the inbox, by its kind. */
import type { ClaimedEntry } from '../core/inbox/inbox-entry.ts';
import {
  askAtNewAddress,
  type AskByMailFacts,
  type AskByMailPorts,
  askForSettings,
  askToSubscribe,
  tellFormerAddress,
} from './ask-by-mail.ts';
import type { Config } from '../config/schema.ts';
import { welcome, type WelcomePorts } from './welcome.ts';
import type { Worked } from './worked.ts';

export interface WorkEntryPorts extends AskByMailPorts, WelcomePorts {}

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
    case 'welcome':
      return welcome(ports, facts.config, entry);
    case 'webhook':
      return { state: 'failed', reason: 'webhooks are not taken yet' };
  }
}
