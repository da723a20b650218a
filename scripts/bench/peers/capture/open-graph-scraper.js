/** open-graph-scraper on HTML that is there already. */
import scraper from 'open-graph-scraper';

export const name = 'open-graph-scraper';

export async function read(html) {
  const { result } = await scraper({ html });
  const author = result.articleAuthor ?? result.author ?? result.ogArticleAuthor;
  return {
    title: result.ogTitle ?? result.dcTitle ?? result.twitterTitle,
    author: Array.isArray(author) ? author.join(', ') : author,
  };
}
