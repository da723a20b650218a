/** A page of the archive as one patron sees it: the file of everybody, with their extras in its places. */
import { html } from 'hono/html';
import { openPlaces, placesIn } from '../../core/edition/web/served-places.ts';
import type { Tier } from '../../core/audience/tier.ts';
import { textsOf } from '../../core/texts/texts.ts';
import type { Standing } from '../../core/patrons/standing.ts';
import type { StaticFolder } from '../static-files.ts';
import type { ReadableExtras } from './readable-extras.ts';

/** Below it are pages with extras. */
export const ISSUES = '/issues/';

/**
 * undefined when it is no page with extras, and for whoever supports no longer: then they get what
 * everybody gets.
 */
export async function openedPage(
  request: Request,
  archive: Pick<StaticFolder, 'file'>,
  patron: {
    readonly standing: Standing;
    readonly readable: ReadableExtras;
    readonly tiers: readonly Tier[];
    readonly language: string;
  },
): Promise<Response | undefined> {
  const { standing, readable, tiers, language } = patron;
  const tier = tiers.find(({ id }) => id === standing.tier);
  if (tier === undefined) return undefined;
  // Whole, as it is, and whatever this browser has kept of what everybody gets.
  const file = await archive.file(new Request(request.url));
  if (file?.status !== 200 || !isPage(file)) {
    await file?.body?.cancel();
    return undefined;
  }
  const page = await file.text();
  const addresses = placesIn(page);
  if (addresses.length === 0) return undefined;
  const opened = new Map<string, string>();
  for (const issueId of new Set(addresses.map((address) => address.split('#')[0] ?? ''))) {
    for (const extra of await readable.of(issueId, standing)) opened.set(extra.address, extra.html);
  }
  const body = openPlaces(page, { opened, note: await noteOf(tier.name, language) });
  const headers = new Headers(file.headers);
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges', 'Content-Length']) {
    headers.delete(name);
  }
  for (const [name, value] of Object.entries(forOneAlone)) headers.set(name, value);
  return new Response(body, { status: 200, headers });
}

/** Neither a shared cache nor this browser keeps it. */
export const forOneAlone: Readonly<Record<string, string>> = {
  'Cache-Control': 'private, no-store',
  Vary: 'Cookie',
  'X-Robots-Tag': 'noindex',
};

async function noteOf(tierName: string, language: string): Promise<string> {
  const { patron } = textsOf(language).pages;
  return String(
    await html`<div class="patron-note">
      <p>${patron.reading(tierName)}</p>
      <a href="/patron">${patron.yourPage}</a>
      <form method="post" action="/patron/leave">
        <button type="submit">${patron.logOut}</button>
      </form>
    </div>`,
  );
}

function isPage(file: Response): boolean {
  return file.headers.get('content-type')?.startsWith('text/html') === true;
}
