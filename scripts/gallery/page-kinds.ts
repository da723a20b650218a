/** One page of each kind in a built archive: those whose addresses differ in a name alone are of one kind. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PageKind {
  /** Its address with hyphens, as the name of a file. */
  readonly name: string;
  readonly address: string;
}

/** Folders whose pages are all made from one template. */
const TEMPLATES = [
  // Of an issue for patrons: sixteen letters and digits.
  /^\/issues\/[0-9a-hjkmnp-tv-z]{16}\/$/,
  /^\/issues\/[^/]+\/$/,
  /^\/issues\/[^/]+\/also-read\/$/,
  /^\/links\/by\/[^/]+\/$/,
  /^\/links\/on\/[^/]+\/$/,
  /^\/links\/days\/[^/]+\/$/,
  /^\/links\/\d{4}\/$/,
  /^\/tags\/[^/]+\/$/,
  /^\/writing\/[a-z]+\/$/,
  /^\/writing\/\d{4}\/$/,
  /^\/building\/[^/]+\/$/,
];

/** Of each template the page that comes last, which is the newest issue. What only leads on is none. */
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
  const addresses: string[] = [];
  for (const address of kinds.values()) {
    const file = join(dist, address.endsWith('/') ? `${address}index.html` : address);
    const html = await readFile(file, 'utf8');
    if (!html.includes('http-equiv="refresh"')) addresses.push(address);
  }
  return addresses.map((address) => ({
    name: address === '/' ? 'home' : address.replace(/^\/|\/$|\.html$/g, '').replaceAll('/', '-'),
    address,
  }));
}
