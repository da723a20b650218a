/** Gathers all that publishing needs of an issue: its editions, one a tier, and what is wrong with it. */
import type { Config } from '../config/schema.ts';
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import { contentHash } from '../core/delivery/content-hash.ts';
import { messageFacts, serverUrl } from '../core/delivery/message-facts.ts';
import { messageOf } from '../core/delivery/message.ts';
import { campaignOf } from '../core/edition/campaign.ts';
import type { Edition } from '../core/edition/edition.ts';
import { projectForTier, projectPublic } from '../core/edition/project.ts';
import { renderEdition } from '../core/edition/render-edition.ts';
import type { Extra, Issue } from '../core/issue/issue.ts';
import { outlineOf, withoutPlaces } from '../core/issue/outline.ts';
import { lintMails } from '../core/mail-lint/lint-mail.ts';
import type { MailToLint } from '../core/mail-lint/linted-mail.ts';
import { diagnosticsOf } from '../core/result.ts';
import type { Content } from '../ports.ts';
import type { PublishRequest } from './publish-request.ts';

/** A broken issue gives a request without editions, which every preflight refuses. */
export async function loadPublishRequest(
  content: Pick<Content, 'issue' | 'extras'>,
  config: Config,
  issueId: string,
): Promise<PublishRequest> {
  const issue = await content.issue(issueId);
  const extras = issue.ok ? await content.extras(issue.value) : undefined;
  const editions =
    issue.ok && extras?.ok === true
      ? await renderEditions(issue.value, extras.value, config)
      : new Map<string, Edition>();
  const facts = messageFacts(config);
  return {
    issueId,
    draft: issue.ok && issue.value.draft,
    diagnostics: [...diagnosticsOf(issue), ...(extras === undefined ? [] : diagnosticsOf(extras))],
    mailDiagnostics: issue.ok ? lintMails(mailsOf({ editions, facts }, config, issue.value)) : [],
    allowedRules: [],
    tiers: config.tiers,
    editions,
    contentHash: contentHash(editions, facts),
    outline:
      issue.ok && extras?.ok === true ? withoutPlaces(outlineOf(issue.value, extras.value)) : [],
    facts,
    postalAddress: config.postalAddress,
  };
}

/** The editions as they are submitted, in the order of the tiers. */
function mailsOf(
  { editions, facts }: Pick<PublishRequest, 'editions' | 'facts'>,
  { postalAddress }: Config,
  { path }: Issue,
): MailToLint[] {
  return [...editions.values()].map((edition) => ({
    edition,
    message: messageOf(edition, facts),
    postalAddress,
    issuePath: path,
  }));
}

/** By tier id: the public edition, and one for each tier, each projected before it is rendered. */
export async function renderEditions(
  issue: Issue,
  extras: readonly Extra[],
  config: Config,
): Promise<ReadonlyMap<string, Edition>> {
  const context = {
    config,
    webAddress: `${config.url}/issues/${issue.slug}/`,
    serverUrl: serverUrl(config),
    linkParameters: config.utm === undefined ? undefined : campaignOf(config.utm, issue.id),
  };
  const editions = new Map([[PUBLIC_TIER, await renderEdition(projectPublic(issue), context)]]);
  for (const { id } of config.tiers) {
    const projected = projectForTier(issue, extras, id, config.tiers);
    editions.set(id, await renderEdition(projected, context));
  }
  return editions;
}
