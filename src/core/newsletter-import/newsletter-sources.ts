/** Every platform that old issues can be brought from. */
import { buttondownSource } from './buttondown-source.ts';
import { feedSource } from './feed-source.ts';
import { ghostSource } from './ghost-source.ts';
import { htmlSource } from './html-source.ts';
import type { NewsletterSource } from './imported-issue.ts';
import { kitSource } from './kit-source.ts';
import { mailchimpSource } from './mailchimp-source.ts';
import { markdownSource } from './markdown-source.ts';
import { substackSource } from './substack-source.ts';

export const newsletterSources: readonly NewsletterSource[] = [
  kitSource,
  substackSource,
  ghostSource,
  buttondownSource,
  mailchimpSource,
  markdownSource,
  htmlSource,
  feedSource,
];
