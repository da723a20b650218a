/** The one function an author imports: it types `newsletter.config.ts`. */
import type { NewsletterInput } from './schema.ts';

/** Returns its argument; the engine checks it when it loads the file. */
export function defineNewsletter(config: NewsletterInput): NewsletterInput {
  return config;
}
