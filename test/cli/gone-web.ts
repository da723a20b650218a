/** Before the command line: a web in which all pages are gone but one that has moved, and the Wayback Machine has them. */
import { registerHooks } from 'node:module';
import type { WebFetcher } from '../../src/ports/web.ts';
import { webAnswer } from '../fakes/scripted-web.ts';

/** In the place of the adapter, which reaches nothing but the public web. */
export function createWebFetcher(): WebFetcher {
  return {
    async fetch({ url }) {
      if (!url.startsWith('https://archive.org/')) return page(url);
      const of = new URL(url).searchParams.get('url') ?? '';
      const closest = {
        available: true,
        status: '200',
        url: `http://web.archive.org/web/20230905101112/${of}`,
      };
      return webAnswer(200, { url, text: JSON.stringify({ archived_snapshots: { closest } }) });
    },
  };
}

function page(url: string) {
  if (!url.includes('moved')) return webAnswer(404, { url });
  const to = 'https://new.example.com/';
  return webAnswer(200, { url: to, redirects: [{ status: 301, to }] });
}

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const isFetcher = found.url.endsWith('/src/adapters/web/web-fetcher.ts');
    return isFetcher ? { ...found, url: import.meta.url } : found;
  },
});
