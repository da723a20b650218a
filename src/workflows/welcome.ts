/** Mails the newest issue to whoever has just come, with a word of welcome. */
import type { Config } from '../config/schema.ts';
import { messageFacts, serverUrl } from '../core/delivery/message-facts.ts';
import { campaignOf } from '../core/edition/campaign.ts';
import type { Edition } from '../core/edition/edition.ts';
import { projectPublic } from '../core/edition/project.ts';
import { renderEdition } from '../core/edition/render-edition.ts';
import type { Content, Ledger, SettingsStore } from '../ports.ts';
import { mailOne, type MailOnePorts } from './mail-one.ts';
import { DONE, type Worked, workedBy } from './worked.ts';

export interface WelcomePorts extends MailOnePorts {
  readonly settings: Pick<SettingsStore, 'find'>;
  readonly ledger: Pick<Ledger, 'newestIssue' | 'claimWelcome'>;
  readonly content: Pick<Content, 'issue'>;
}

/**
 * The public edition of the newest issue that went out, once: from then on that issue is not due to
 * them. Where none went out, or its file is not on this machine, there is no such mail. One that
 * the provider refuses is not tried again, because nobody waits for it.
 */
export async function welcome(
  ports: WelcomePorts,
  config: Config,
  { subscriberId }: { readonly subscriberId: string },
): Promise<Worked> {
  const subscriber = await ports.settings.find(subscriberId);
  const issueId = await ports.ledger.newestIssue();
  if (subscriber?.state !== 'active' || issueId === undefined) return DONE;
  const edition = await welcomeEdition(ports.content, config, issueId);
  if (edition === undefined) return DONE;
  if (!(await ports.ledger.claimWelcome(issueId, subscriberId))) return DONE;
  const outcome = await mailOne(ports, messageFacts(config), {
    id: `welcome-${issueId}`,
    subscriberId,
    address: subscriber.address.spelling,
    content: { ...edition, subject: `Welcome to ${config.title}: ${edition.subject}` },
  });
  const worked = workedBy(outcome);
  return worked.state === 'failed' ? { state: 'done' } : worked;
}

async function welcomeEdition(
  content: Pick<Content, 'issue'>,
  config: Config,
  issueId: string,
): Promise<Edition | undefined> {
  const issue = await content.issue(issueId);
  if (!issue.ok) return undefined;
  return renderEdition(projectPublic(issue.value), {
    config,
    webAddress: `${config.url}/issues/${issue.value.slug}/`,
    serverUrl: serverUrl(config),
    linkParameters: config.utm === undefined ? undefined : campaignOf(config.utm, issue.value.id),
    greeting: `Welcome to ${config.title}! You have just subscribed, so here is the newest issue; the next one comes by itself.`,
  });
}
