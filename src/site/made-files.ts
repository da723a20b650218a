/** The files of the archive that are no pages: what is drawn, and what is written for machines. */
import { markdownTwin, pageTwin, twinOf } from '../core/edition/markdown-twin.ts';
import {
  hostRedirects,
  jsonRedirects,
  nginxRedirects,
  redirectFiles,
  redirectPage,
  redirectPageAddress,
  redirectsOf,
} from '../core/edition/redirects.ts';
import { SECURITY_ADDRESS, securityText } from '../core/edition/security-text.ts';
import type { SiteArchive } from './archive-source.ts';
import { drawnFiles } from './drawn-files.ts';

export interface MadeFile {
  /** From the archive's root. */
  readonly address: string;
  readonly type: string;
  /** To the end of the author’s own file at that address; else that one stays. */
  readonly isAdded?: boolean;
  bytes(): Promise<Uint8Array>;
}

export interface MadeFiles {
  readonly files: readonly MadeFile[];
  /** To be called once every file has been asked for. */
  readonly forgetOthers: () => Promise<void>;
}

/** They do not go through Astro, to which each would be a page of its own. */
export async function madeFiles(
  folders: { readonly root: string; readonly cacheDir: string },
  archive: SiteArchive,
): Promise<MadeFiles> {
  const drawn = await drawnFiles(folders, archive);
  return {
    ...drawn,
    files: [...drawn.files, ...twins(archive), ...redirects(archive), ...security(archive)],
  };
}

function twins({ config, editions, ownPages }: SiteArchive): MadeFile[] {
  return [
    ...editions.map((edition) =>
      textFile(twinOf(edition), 'text/markdown', () => markdownTwin(config, edition)),
    ),
    ...ownPages.map((page) =>
      textFile(twinOf(page), 'text/markdown', () => pageTwin(config, page)),
    ),
  ];
}

/** Nothing where no issue has had another address. */
function redirects({ config, editions }: SiteArchive): MadeFile[] {
  const list = redirectsOf(editions);
  if (list.length === 0) return [];
  const pages = list.flatMap((redirect) => {
    const address = redirectPageAddress(redirect);
    if (address === undefined) return [];
    return [textFile(address, 'text/html', () => redirectPage(redirect, config))];
  });
  return [
    ...pages,
    // The author may have rules of their own, which come first.
    { ...textFile(redirectFiles.hosts, 'text/plain', () => hostRedirects(list)), isAdded: true },
    textFile(redirectFiles.json, 'application/json', () => jsonRedirects(list)),
    textFile(redirectFiles.nginx, 'text/plain', () => nginxRedirects(list)),
  ];
}

function security({ config }: SiteArchive): MadeFile[] {
  const text = securityText(config);
  return text === undefined ? [] : [textFile(SECURITY_ADDRESS, 'text/plain', () => text)];
}

function textFile(address: string, type: string, write: () => string): MadeFile {
  return {
    address,
    type: `${type}; charset=utf-8`,
    bytes: async () => new TextEncoder().encode(write()),
  };
}
