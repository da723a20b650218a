/** Older links as data, once there are too many for one file. */
import {
  type LinksFiles,
  linksFiles,
  writeLinksFile,
} from '../../../core/edition/links-json/links-files.ts';
import { readArchive } from '../../archive.ts';
import { textResponse } from '../../views/text-response.ts';

type OlderFile = LinksFiles['older'][number]['file'];

export async function getStaticPaths() {
  const { config, links } = await readArchive();
  return linksFiles(links, config.language).older.map(({ address, file }) => ({
    params: { older: address.replace(/^\/links\/|\.json$/g, '') },
    props: { file },
  }));
}

export function GET({ props }: { readonly props: { readonly file: OlderFile } }): Response {
  return textResponse('application/json', writeLinksFile(props.file()));
}
