/** One page of each kind in a built archive: those whose addresses differ in a name alone are of one kind. */
import { readdir } from 'node:fs/promises';

export interface PageKind {
  /** Its address with hyphens, as the name of a file. */
  readonly name: string;
  readonly address: string;
}

/** Folders whose pages are all made from one template. */
const TEMPLATES = [
  /^\/issues\/[^/]+\/$/,
  /^\/issues\/[^/]+\/also-read\/$/,
  /^\/links\/by\/[^/]+\/$/,
  /^\/links\/on\/[^/]+\/$/,
  /^\/links\/days\/[^/]+\/$/,
  /^\/links\/\d{4}\/$/,
  /^\/tags\/[^/]+\/$/,
  /^\/p\/[^/]+\/$/,
];

/** Of each template the page that comes last, which is the newest issue. */
export async function pageKinds(dist: string): Promise<PageKind[]> {
  const files = await readdir(dist, { recursive: true });
  const kinds = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith('.html')).toSorted()) {
    const address = `/${file.replaceAll('\\', '/').replace(/(?:^|\/)index\.html$/, '/')}`.replace(
      /^\/\/$/,
      '/',
    );
    const template = TEMPLATES.find((pattern) => pattern.test(address));
    kinds.set(template?.source ?? address, address);
  }
  return [...kinds.values()].map((address) => ({
    name: address === '/' ? 'home' : address.replace(/^\/|\/$|\.html$/g, '').replaceAll('/', '-'),
    address,
  }));
}
