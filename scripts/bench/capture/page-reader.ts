/** The engines that tell what a page says of itself. */
import { z } from 'zod';
import { pageMetadata } from '../../../src/core/capture/page-metadata.ts';
import { OWN_READER } from './capture-figure.ts';

interface Found {
  readonly title: string | undefined;
  readonly author: string | undefined;
}

export interface PageReader {
  readonly name: string;
  readonly read: (html: string, url: string) => Promise<Found>;
}

const readerModule = z.object({
  name: z.string(),
  read: z.custom<PageReader['read']>((value) => typeof value === 'function'),
});

const own: PageReader = {
  name: OWN_READER,
  read: async (html, url) => {
    const { title, authors } = pageMetadata(html, url);
    return { title, author: authors.length === 0 ? undefined : authors.join(', ') };
  },
};

/** The others from peers/capture/, where their packages are found. */
export async function loadReaders(): Promise<PageReader[]> {
  const readers = [own];
  for (const file of ['metascraper', 'open-graph-scraper']) {
    const loaded: unknown = await import(
      new URL(`../peers/capture/${file}.js`, import.meta.url).href
    );
    readers.push(readerModule.parse(loaded));
  }
  return readers;
}
