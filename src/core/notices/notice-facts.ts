/** What of the configuration a notice shows. */
import type { NoticeFacts } from './notice.ts';

export function noticeFacts(config: {
  readonly title: string;
  readonly postalAddress: string;
  readonly theme: { readonly accent: string };
}): NoticeFacts {
  const { title, postalAddress, theme } = config;
  return { title, postalAddress, accent: theme.accent };
}
