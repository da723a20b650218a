/** The fixtures of old newsletters, as their readers get them. */
import { join } from 'node:path';
import { newsletterExports } from '../../src/adapters/files/newsletter-exports.ts';
import type { ExportedFiles } from '../../src/core/newsletter-import/imported-issue.ts';
import { newsletterSources } from '../../src/core/newsletter-import/newsletter-sources.ts';
import type { NewsletterSource } from '../../src/core/newsletter-import/imported-issue.ts';

/** By the id of the platform: there is a fixture of each. */
export function exportPath(id: string): string {
  return join(import.meta.dirname, '../fixtures/newsletters', id);
}

export async function exportedFiles(id: string): Promise<ExportedFiles> {
  return await newsletterExports.read(exportPath(id));
}

export function sourceOf(id: string): NewsletterSource {
  const source = newsletterSources.find((each) => each.id === id);
  if (source === undefined) throw new Error(`no source ${id}`);
  return source;
}
