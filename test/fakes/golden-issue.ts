/** The golden issue: every element that an issue can have, read from files as an author's is. */
import { resolve } from 'node:path';
import { createContent } from '../../src/adapters/files/content.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { renderEditions } from '../../src/workflows/load-publish-request.ts';

export const goldenIssueRoot = resolve(import.meta.dirname, '../fixtures/golden-issue');
export const GOLDEN_ISSUE = '2024-02';

/** By tier. */
export async function goldenEditions(): Promise<ReadonlyMap<string, Edition>> {
  const content = createContent({ root: goldenIssueRoot, today: () => '2024-03-01' });
  const [config, issue] = await Promise.all([content.config(), content.issue(GOLDEN_ISSUE)]);
  if (!config.ok || !issue.ok) throw new Error('The golden issue has mistakes.');
  const extras = await content.extras(issue.value);
  if (!extras.ok) throw new Error('The golden issue’s extras have mistakes.');
  return renderEditions(issue.value, extras.value, config.value);
}
