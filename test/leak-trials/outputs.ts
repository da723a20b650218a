/** Everything that is made of a newsletter, by who gets it, from its files by the real steps. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContent } from '../../src/adapters/files/content.ts';
import { loadArchive } from '../../src/adapters/files/load-archive.ts';
import { opaqueSlug } from '../../src/adapters/opaque-slug.ts';
import { PUBLIC_TIER } from '../../src/core/audience/tier.ts';
import type { Archive } from '../../src/core/edition/archive.ts';
import type { Config } from '../../src/config/schema.ts';
import { renderLinksFeed } from '../../src/core/edition/feeds/links-feed.ts';
import { renderFeed } from '../../src/core/edition/feeds.ts';
import { linksFiles, writeLinksFile } from '../../src/core/edition/links-json/links-files.ts';
import { issueData } from '../../src/core/edition/structured-data.ts';
import { addressOf } from '../../src/core/gate/guarded.ts';
import { openExtra, openFile } from '../../src/core/sealing/open-extra.ts';
import { readSealedExtra } from '../../src/core/sealing/sealed-extra.ts';
import type { Extra } from '../../src/core/issue/issue.ts';
import type { Content } from '../../src/ports/content.ts';
import { archiveView } from '../../src/site/views/archive-view.ts';
import { dayLinks } from '../../src/site/views/link-days.ts';
import { sitemapEntries, writeSitemap } from '../../src/site/views/sitemap.ts';
import { loadEditions } from '../../src/workflows/load-publish-request.ts';
import { sealExtras } from '../../src/workflows/seal-extras.ts';

export interface Output {
  readonly name: string;
  /** The lowest tier that gets it. */
  readonly tier: string;
  readonly kind: 'mail' | 'public' | 'opened' | 'file';
  /** Whose it is, where it is what opens from the archive. */
  readonly extra: string | undefined;
  readonly content: string | Uint8Array;
}

export interface Made {
  readonly outputs: readonly Output[];
  /** Ids of the errors that `roundup check` lists; [] when it lists none. */
  readonly errors: readonly string[];
  readonly extras: readonly Extra[];
  /** Of the links that are filed: whose comments everybody may read. */
  readonly shownComments: Content['shownComments'];
}

/** Something wrong that is done on purpose, to see that it is noticed. */
export interface Mutant {
  readonly content?: (content: Content) => Content;
  readonly archive?: (archive: Archive<Config>, extras: readonly Extra[]) => Archive<Config>;
}

const KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
const key = { read: async () => KEY };
const clock = { now: () => new Date('2023-11-20T12:00:00Z') };
const source = { today: () => '2023-12-01', opaqueSlug: () => opaqueSlug(key) };

export async function makeAll(root: string, mutant: Mutant = {}): Promise<Made> {
  const real = createContent({ root, ...source });
  const content = mutant.content?.(real) ?? real;
  const errors = (await real.check()).filter(({ severity }) => severity === 'error');
  const extras = await real.allExtras();
  const config = await content.config();
  const outputs: Output[] = [];
  if (config.ok) {
    for (const id of await content.issueIds()) {
      outputs.push(...(await mailsOf(content, config.value, id)));
    }
  }
  const archive = await loadArchive({ root, ...source, cacheDir: join(root, 'cache') });
  // Where either fails, nothing is built.
  if (archive.ok && extras.ok) {
    const whole = mutant.archive?.(archive.value, extras.value) ?? archive.value;
    outputs.push(...(await archiveOf(root, content, whole, extras.value)));
  }
  return {
    outputs,
    errors: errors.map(({ id }) => id),
    extras: extras.ok ? extras.value : [],
    shownComments: real.shownComments,
  };
}

async function mailsOf(content: Content, config: Config, issueId: string): Promise<Output[]> {
  const { editions } = await loadEditions(content, config, issueId);
  return [...editions].flatMap(([tier, { subject, preheader, html, text }]) =>
    Object.entries({ subject, preheader, html, text }).map(([part, written]) => ({
      name: `${issueId} for ${tier}, ${part}`,
      tier,
      kind: 'mail' as const,
      extra: undefined,
      content: written,
    })),
  );
}

async function archiveOf(
  root: string,
  content: Content,
  archive: Archive<Config>,
  extras: readonly Extra[],
): Promise<Output[]> {
  const sealed = await sealExtras(
    { content, extrasKey: key, patrons: undefined, clock },
    { archive, extras },
  );
  const { config, editions, links, patronPages } = sealed.archive;
  const view = archiveView({ editions, links });
  const open = (name: string, written: string | Uint8Array): Output => ({
    name,
    tier: PUBLIC_TIER,
    kind: 'public',
    extra: undefined,
    content: written,
  });
  const outputs = [
    open(
      'editions',
      JSON.stringify(
        [...editions, ...patronPages].map((each) => ({
          ...each,
          html: each.html,
          feedHtml: each.feedHtml,
          markdown: each.markdown,
        })),
      ),
    ),
    open('links', JSON.stringify(links)),
    ...(['rss', 'atom', 'json'] as const).map((format) =>
      open(`${format} feed`, renderFeed(format, config, editions)),
    ),
    open('feed of links', renderLinksFeed(config, links)),
    open('links.json', writeLinksFile(linksFiles(links, config.language).newest)),
    open('days', JSON.stringify(view.linkMonths.map(dayLinks))),
    open('authors and sites', JSON.stringify([view.authors, view.sites])),
    open('sitemap', writeSitemap(config.url, sitemapEntries(view))),
    ...editions.map((edition) =>
      open(`JSON-LD of ${edition.id}`, JSON.stringify(issueData(config, edition))),
    ),
  ];
  for (const { assets } of editions) {
    for (const { from, to } of assets) outputs.push(open(to, await readFile(join(root, from))));
  }
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const { path, bytes } of sealed.files) {
    outputs.push(open(path, bytes));
    files.set(path, bytes);
  }
  const pages = [...editions, ...patronPages].map(({ html }) => html).join('\n');
  for (const { extra, secret, files: names } of sealed.works) {
    const of = { tier: extra.tier, extra: addressOf(extra) };
    const json = sealedIn(pages, of.extra);
    const opened = json === undefined ? undefined : readSealedExtra(json);
    if (opened === undefined) continue;
    const inside = await openExtra(opened, secret);
    outputs.push({ ...of, name: `opened ${of.extra}`, kind: 'opened', content: inside.html });
    for (const name of names.keys()) {
      const bytes = files.get(`sealed/${name}`);
      if (bytes === undefined) continue;
      const file = await openFile(inside.key, name, bytes);
      outputs.push({ ...of, name: `opened file of ${of.extra}`, kind: 'file', content: file });
    }
  }
  return outputs;
}

function sealedIn(html: string, address: string): string | undefined {
  const start = html.indexOf(`"id":"${address}"`);
  const from = html.lastIndexOf('data-sealed>', start);
  if (start < 0 || from < 0) return undefined;
  return html.slice(from + 'data-sealed>'.length, html.indexOf('</script>', start));
}
