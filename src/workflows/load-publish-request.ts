/** Gathers all that publishing needs of an issue: its editions, one a tier, and what is wrong with it. */
import type { Config } from '../config/schema.ts';
import { opens, PUBLIC_TIER, tierLadder } from '../core/audience/tier.ts';
import { contentHash } from '../core/delivery/content-hash.ts';
import { messageFacts, serverUrl } from '../core/delivery/message-facts.ts';
import { type MessageFacts, messageOf } from '../core/delivery/message.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { campaignOf } from '../core/edition/campaign.ts';
import type { Edition } from '../core/edition/edition.ts';
import {
  type ProjectedIssue,
  projectForTier,
  projectPublic,
  readersOf,
} from '../core/edition/project.ts';
import { renderEdition } from '../core/edition/render-edition.ts';
import { type Extra, isForPatrons, type Issue } from '../core/issue/issue.ts';
import { outlineOf, withoutPlaces } from '../core/issue/outline.ts';
import { lintMails } from '../core/mail-lint/lint-mail.ts';
import type { MailToLint } from '../core/mail-lint/linted-mail.ts';
import { diagnosticsOf, type Result } from '../core/result.ts';
import type { Content } from '../ports/content.ts';
import type { ExtraLinks } from '../ports/extras.ts';
import type { PublishRequest } from './publish-request.ts';

/** A broken issue gives a request without editions, which every preflight refuses. */
export async function loadPublishRequest(
  content: Pick<Content, 'issue' | 'extras'>,
  config: Config,
  issueId: string,
  extraLinks?: ExtraLinks,
): Promise<PublishRequest> {
  const loaded = await loadEditions(content, config, issueId, extraLinks);
  const { issue, extras, diagnostics, editions, facts } = loaded;
  return {
    issueId,
    draft: issue.ok && issue.value.draft,
    diagnostics,
    mailDiagnostics: issue.ok ? lintMails(mailsOf({ editions, facts }, config, issue.value)) : [],
    allowedRules: [],
    tiers: config.tiers,
    readers: issue.ok ? readersOf(issue.value, config.tiers) : tierLadder(config.tiers),
    editions,
    contentHash: contentHash(editions, facts),
    outline:
      issue.ok && extras?.ok === true ? withoutPlaces(outlineOf(issue.value, extras.value)) : [],
    facts,
    postalAddress: config.postalAddress,
  };
}

interface LoadedEditions {
  readonly issue: Result<Issue>;
  /** undefined where the issue is broken. */
  readonly extras: Result<readonly Extra[]> | undefined;
  /** What is wrong with either. */
  readonly diagnostics: readonly Diagnostic[];
  /** By tier id; empty where either is broken. */
  readonly editions: ReadonlyMap<string, Edition>;
  readonly facts: MessageFacts;
}

/** The part of it that is shown: no mail is held to its rules yet. */
export async function loadEditions(
  content: Pick<Content, 'issue' | 'extras'>,
  config: Config,
  issueId: string,
  extraLinks?: ExtraLinks,
): Promise<LoadedEditions> {
  const issue = await content.issue(issueId);
  const extras = issue.ok ? await content.extras(issue.value) : undefined;
  const editions =
    issue.ok && extras?.ok === true
      ? await renderEditions(issue.value, extras.value, config, extraLinks)
      : new Map<string, Edition>();
  return {
    issue,
    extras,
    diagnostics: [...diagnosticsOf(issue), ...(extras === undefined ? [] : diagnosticsOf(extras))],
    editions,
    facts: messageFacts(config),
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

/** By tier id: an edition for each tier that the issue is for, projected before it is rendered. */
export async function renderEditions(
  issue: Issue,
  extras: readonly Extra[],
  config: Config,
  extraLinks?: ExtraLinks,
): Promise<ReadonlyMap<string, Edition>> {
  const links = await extraLinks?.of(issue, extras);
  const context = {
    config,
    webAddress: links?.page ?? webAddressOf(issue, config),
    serverUrl: serverUrl(config),
    linkParameters: config.utm === undefined ? undefined : campaignOf(config.utm, issue.id),
  };
  const editions = new Map<string, Edition>();
  for (const tier of readersOf(issue, config.tiers)) {
    const projected = projectedFor(tier, issue, extras, config);
    if (projected === undefined) continue;
    const unlockLinks = linksFor(tier, links?.unlock, extras, config);
    editions.set(tier, await renderEdition(projected, { ...context, unlockLinks }));
  }
  return editions;
}

/** No edition is told of a link to what its tier may not read. */
function linksFor(
  tier: string,
  unlock: ReadonlyMap<string, string> = new Map(),
  extras: readonly Extra[],
  { tiers }: Config,
): ReadonlyMap<string, string> {
  const shut = new Set(
    extras.filter((extra) => !opens(tiers, tier, extra.tier)).map(({ id }) => id),
  );
  return new Map([...unlock].filter(([id]) => !shut.has(id)));
}

function projectedFor(
  tier: string,
  issue: Issue,
  extras: readonly Extra[],
  { tiers }: Config,
): ProjectedIssue | undefined {
  if (tier === PUBLIC_TIER) return isForPatrons(issue) ? undefined : projectPublic(issue);
  return projectForTier(issue, extras, tier, tiers);
}

/** An issue for patrons has no page under its own name. */
function webAddressOf(issue: Issue, { url }: Config): string {
  return isForPatrons(issue) ? `${url}/issues/` : `${url}/issues/${issue.slug}/`;
}
