/** metascraper with its rules for title and author alone: the fewer, the faster. */
import metascraper from 'metascraper';
import author from 'metascraper-author';
import title from 'metascraper-title';

export const name = 'metascraper';

const scrape = metascraper([author(), title()]);

export async function read(html, url) {
  const found = await scrape({ html, url, validateUrl: false });
  return { title: found.title ?? undefined, author: found.author ?? undefined };
}
