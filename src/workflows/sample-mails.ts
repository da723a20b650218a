/** Makes the mails of an issue as the sample reader of each tier would get them. */
import type { Config } from '../config/schema.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { type SampleMail, sampleMail } from '../core/preview/sample-mail.ts';
import type { Content } from '../ports/content.ts';
import type { ExtraLinks } from '../ports/extras.ts';
import { loadEditions } from './load-publish-request.ts';

export interface SampleMails {
  readonly issueId: string;
  /** Of its page in the archive, root-relative: `/issues/2023-10/`. */
  readonly page: string;
  /** Dates the mails: the day on which the issue is meant to go out, so that runs agree. */
  readonly at: Date;
  /** By tier id; empty when the issue has errors. */
  readonly mails: ReadonlyMap<string, SampleMail>;
  /** What is wrong with the issue, its extras and its links. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders afresh, by the very steps that publishing takes. */
export async function sampleMails(
  content: Pick<Content, 'issue' | 'extras'>,
  config: Config,
  issueId: string,
  extraLinks?: ExtraLinks,
): Promise<SampleMails> {
  const loaded = await loadEditions(content, config, issueId, extraLinks);
  const { issue, editions, facts, diagnostics } = loaded;
  const { postalAddress } = config;
  const issuePath = issue.ok ? issue.value.path : `issues/${issueId}.md`;
  const mails = [...editions].map(([tier, edition]): [string, SampleMail] => [
    tier,
    sampleMail(edition, { facts, postalAddress, issuePath }),
  ]);
  return {
    issueId,
    page: `/issues/${issue.ok ? issue.value.slug : issueId}/`,
    at: new Date(`${issue.ok ? issue.value.date : '1970-01-01'}T12:00:00Z`),
    mails: new Map(mails),
    diagnostics,
  };
}
