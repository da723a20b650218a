/** The sample newsletter’s newest issue, read and rendered as `publish` does it. */
import { resolve } from 'node:path';
import { createContent } from '../../src/adapters/files/content.ts';
import type { Edition } from '../../src/core/edition/edition.ts';
import { loadPublishRequest } from '../../src/workflows/load-publish-request.ts';
import type { PublishRequest } from '../../src/workflows/publish-request.ts';

const root = resolve(import.meta.dirname, '../..');

export interface SampleEditions extends Pick<PublishRequest, 'issueId' | 'facts'> {
  /** One for the public and one for each tier. */
  readonly editions: readonly Edition[];
}

export async function sampleEditions(): Promise<SampleEditions> {
  const content = createContent({ root, today: () => '2026-01-01' });
  const config = await content.config();
  const newest = (await content.issueIds()).at(-1);
  if (!config.ok || newest === undefined) throw new Error('The sample newsletter is broken.');
  const request = await loadPublishRequest(content, config.value, newest);
  const editions = [...request.editions.values()];
  if (editions.length < 2) throw new Error('The sample newsletter has no edition for patrons.');
  return { issueId: newest, facts: request.facts, editions };
}
