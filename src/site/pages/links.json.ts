/** The newest links as data, which the search is made of; see docs/links.md. */
import { linksFiles, writeLinksFile } from '../../core/edition/links-json/links-files.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, links } = await readArchive();
  const { newest } = linksFiles(links, config.language);
  return textResponse('application/json', writeLinksFile(newest));
}
