/** The issue that every mail engine renders, and Roundup's mail of it as a tree and as HTML. */
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { createContent } from '../../../src/adapters/files/content.ts';
import { type EmailRequest, emailTree } from '../../../src/core/edition/email.ts';
import { highlighterFor } from '../../../src/core/edition/email/highlighter-for.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { isForPatrons } from '../../../src/core/issue/issue.ts';
import { toHast } from '../../../src/core/markdown/to-hast.ts';

/** Which newsletter, and which of its issues. */
const SAMPLE = { root: '../../../test/fixtures/golden-issue/', issueId: '2024-02' };

/** The public edition's; whatever must be loaded for it has been loaded. */
export async function mailSample(): Promise<EmailRequest> {
  const root = fileURLToPath(new URL(SAMPLE.root, import.meta.url));
  const content = createContent({ root, today: () => '2100-01-01' });
  const [config, found] = await Promise.all([content.config(), content.issue(SAMPLE.issueId)]);
  if (!config.ok || !found.ok) throw new Error(`The sample's ${SAMPLE.issueId} is broken.`);
  if (isForPatrons(found.value)) throw new Error(`${SAMPLE.issueId} is for patrons.`);
  const issue = projectPublic(found.value);
  const context = {
    config: config.value,
    webAddress: `${config.value.url}/issues/${issue.slug}/`,
    serverUrl: config.value.url,
  };
  return { issue, context, highlight: await highlighterFor(issue) };
}

/** The text as the renderer takes it: it sets limits on the tree in place, so each time anew. */
export function textTree({ issue, context }: EmailRequest): Root {
  return toHast(issue.body, context.config.language);
}

/** What the peers are given to make. */
export function mailTree(sample: EmailRequest): Root {
  return emailTree(textTree(sample), sample);
}
