/** Pages that each name the next, read until one names none. */
import type { Provider } from './api-access.ts';
import { sourceUnreadable } from './source-failure.ts';

/** Far more than any newsletter has patrons, a hundred a page. */
const MOST_PAGES = 5_000;

/** Throws `patron-source-unreadable` for pages that go round, or have no end. */
export async function* cursorPages<Page>(
  provider: Provider,
  read: (cursor: string | undefined) => Promise<Page>,
  nextOf: (page: Page) => string | undefined,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page;
    cursor = nextOf(page);
    if (cursor === undefined) return;
    if (seen.has(cursor)) throw sourceUnreadable(provider, 'its pages go round in a circle');
    seen.add(cursor);
  } while (seen.size < MOST_PAGES);
  throw sourceUnreadable(provider, `it has more than ${MOST_PAGES} pages`);
}
