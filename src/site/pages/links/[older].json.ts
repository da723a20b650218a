/** Older links as data, once there are too many for one file. */
import {
  linksFiles,
  writeLinksFile,
} from '../../../core/edition/links-json/links-files.ts';
import { readArchive } from '../../archive.ts';
import { textResponse } from '../../views/text-response.ts';

export async function getStaticPaths() {
  const { config, links } = await readArchive();
  return linksFiles(links, config.language).older.map(({ address, file }) => ({
    params: { older: address.replace(/^\/links\/|\.json$/g, '') },
    props: { text: writeLinksFile(file) },
  }));
}

export function GET({ props }: { readonly props: { readonly text: string } }): Response {
  return textResponse('application/json', props.text);
}
