/** Mails the newest issue to whoever has just come, with a word of welcome. */
import type { Config } from '../config/schema.ts';
import { messageFacts, serverUrl } from '../core/delivery/message-facts.ts';
import { campaignOf } from '../core/edition/campaign.ts';
import type { Edition } from '../core/edition/edition.ts';
import { textsOf } from '../core/texts/texts.ts';
import { projectPublic } from '../core/edition/project.ts';
import { renderEdition } from '../core/edition/render-edition.ts';
import { isForPatrons, type OpenIssue } from '../core/issue/issue.ts';
import type { Content } from '../ports/content.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { SettingsStore } from '../ports/subscription.ts';
import type { GuardOne } from './guard-once.ts';
import { mailOne, type MailOnePorts } from './mail-one.ts';
import { DONE, type Worked, workedBy } from './worked.ts';

export interface WelcomePorts extends MailOnePorts {
  readonly settings: Pick<SettingsStore, 'find'>;
  readonly ledger: Pick<Ledger, 'newestIssues' | 'claimWelcome'>;
  readonly content: Pick<Content, 'issue'>;
  /** What leaks where, for people; [] where nothing does. It alone knows extras. */
  readonly leaksIn: GuardOne;
}

/** Whoever writes more for patrons than this in a row has a newsletter for patrons. */
const MOST_LOOKED_AT = 10;

/**
 * The public edition of the newest issue that went out to everybody, once: from then on that issue
 * is not due to them. Where none went out, its file is not on this machine, or the gate stops it,
 * there is no such mail. One that the provider refuses is not tried again, because nobody waits for it.
 */
export async function welcome(
  ports: WelcomePorts,
  config: Config,
  { subscriberId }: { readonly subscriberId: string },
): Promise<Worked> {
  const subscriber = await ports.settings.find(subscriberId);
  if (subscriber?.state !== 'active') return DONE;
  const newest = await newestOpenIssue(ports);
  if (newest === undefined) return DONE;
  const issueId = newest.id;
  const edition = await welcomeEdition(newest, config);
  const leaks = await ports.leaksIn(issueId, edition);
  if (leaks.length > 0) {
    return { state: 'done', note: `no welcome mail went out, since it leaks: ${leaks.join('; ')}` };
  }
  const words = textsOf(config.language).notices.welcome;
  if (!(await ports.ledger.claimWelcome(issueId, subscriberId))) return DONE;
  const outcome = await mailOne(ports, messageFacts(config), {
    id: `welcome-${issueId}`,
    subscriberId,
    address: subscriber.address.spelling,
    content: { ...edition, subject: words.subject(config.title, edition.subject) },
  });
  const worked = workedBy(outcome);
  return worked.state === 'failed' ? { state: 'done' } : worked;
}

/** Of the newest that went out, passing over those for patrons; a broken one ends the search. */
async function newestOpenIssue({ ledger, content }: WelcomePorts): Promise<OpenIssue | undefined> {
  for (const id of await ledger.newestIssues(MOST_LOOKED_AT)) {
    const issue = await content.issue(id);
    if (!issue.ok) return undefined;
    if (!isForPatrons(issue.value)) return issue.value;
  }
  return undefined;
}

function welcomeEdition(issue: OpenIssue, config: Config): Promise<Edition> {
  return renderEdition(projectPublic(issue), {
    config,
    webAddress: `${config.url}/issues/${issue.slug}/`,
    serverUrl: serverUrl(config),
    linkParameters: config.utm === undefined ? undefined : campaignOf(config.utm, issue.id),
    greeting: textsOf(config.language).notices.welcome.greeting(config.title),
  });
}
