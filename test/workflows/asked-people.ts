/** People on a real store whom the inbox's workflows mail, through a provider that answers as told. */
import { onTestFinished } from 'vitest';
import { confirmationTokens } from '../../src/adapters/confirmation-tokens.ts';
import type { Store } from '../../src/adapters/store/store.ts';
import { type Config, configSchema } from '../../src/config/schema.ts';
import { messageFacts, serverUrl } from '../../src/core/delivery/message-facts.ts';
import { noticeFacts } from '../../src/core/notices/notice-facts.ts';
import type { InboxEntry } from '../../src/core/inbox/inbox-entry.ts';
import type { Content } from '../../src/ports/content.ts';
import type { SettingsPorts } from '../../src/workflows/change-settings.ts';
import type { ConfirmPorts } from '../../src/workflows/confirm.ts';
import {
  workEntry,
  type WorkEntryFacts,
  type WorkEntryPorts,
} from '../../src/workflows/work-entry.ts';
import type { Worked } from '../../src/workflows/worked.ts';
import { address } from '../adapters/store-steps.ts';
import { compactMarkdown, issueOf } from '../core/edition/compact-issue.ts';
import { type Answer, fakeProvider, type FakeProvider } from '../fakes/fake-provider.ts';
import { scratchStore, type ScratchPlace } from '../adapters/store-sqlite/scratch-store.ts';
import { stillClock, type StillClock } from '../fakes/still-clock.ts';

export const config: Config = configSchema.parse({
  title: 'Salt & <Cable>',
  description: 'A letter.',
  url: 'https://salt.example',
  author: { name: 'Ines' },
  sender: { address: 'ines@salt.example' },
  postalAddress: '1 Quay, 00100 Harbour',
  server: { url: 'https://in.salt.example', subscribe: { mailsPerHour: 3 } },
  tiers: [{ id: 'patron', name: 'Patrons' }],
});

export const facts: WorkEntryFacts = {
  config,
  notice: noticeFacts(config),
  message: messageFacts(config),
  serverUrl: serverUrl(config),
  mailsPerHour: config.server.subscribe.mailsPerHour,
};

export type PeoplePorts = WorkEntryPorts & ConfirmPorts & Pick<SettingsPorts, 'settings'>;

/** Of every id the same issue. */
export const content: Pick<Content, 'issue'> = {
  issue: async (id) => ({
    ok: true,
    value: issueOf(compactMarkdown, { id, slug: id }),
    warnings: [],
  }),
};

export interface AskedPeople {
  readonly place: ScratchPlace;
  readonly store: Store;
  readonly clock: StillClock;
  readonly provider: FakeProvider;
  readonly ports: PeoplePorts;
  /** Works an entry off, as the one of this id. */
  work(entry: InboxEntry, id?: string): Promise<Worked>;
}

export async function askedPeople(script: readonly Answer[] = []): Promise<AskedPeople> {
  const place = await scratchStore();
  onTestFinished(() => place[Symbol.asyncDispose]());
  const clock = stillClock();
  const store = await place.open({ now: clock.now });
  const provider = fakeProvider({ script });
  const ports = peoplePorts(store, { clock, provider });
  let made = 0;
  const work: AskedPeople['work'] = (entry, id = `entry-${(made += 1)}`) =>
    workEntry(ports, facts, { id, entry, attempt: 1 });
  return { place, store, clock, provider, ports, work };
}

export function peoplePorts(
  store: Store,
  { clock, provider }: { readonly clock: StillClock; readonly provider: FakeProvider },
): PeoplePorts {
  return {
    ...store,
    clock,
    transport: provider,
    content,
    confirmationTokens: confirmationTokens(),
    leaksIn: async () => [],
    patronSources: [],
    extrasKey: { read: async () => new Uint8Array(32) },
  };
}

export function form(spelling: string, at: Date): InboxEntry {
  return {
    kind: 'subscription',
    address: address(spelling),
    name: 'Eve <a href="https://spam.example">',
    source: 'form',
    wording: 'words',
    ipHash: 'hash',
    at: at.getTime(),
  };
}

/** Those of all mails so far, in their order. */
export function tokensIn({ submissions }: FakeProvider): string[] {
  return submissions.flatMap(({ message }) => {
    const token = /\/(?:confirm|settings)\/([\w-]{43})/.exec(message.text)?.[1];
    return token === undefined ? [] : [token];
  });
}
