/** What of the configuration a notice shows. */
import type { Theme } from '../edition/theme.ts';
import type { NoticeFacts } from './notice.ts';

export function noticeFacts(config: {
  readonly title: string;
  readonly language: string;
  readonly postalAddress: string;
  readonly theme: Theme;
}): NoticeFacts {
  const { title, language, postalAddress, theme } = config;
  return { title, language, postalAddress, theme };
}
