/** An edition: an issue rendered for one tier, ready to be put into a message. */
import type { NameFallbacks } from '../delivery/personal-parts.ts';
import type { Place } from '../diagnostics.ts';

/** A stretch of an edition's HTML and the author's text that it was made from. */
export interface HtmlOrigin {
  /** In the HTML, which is ASCII: characters and bytes are the same. */
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

export interface Edition extends NameFallbacks {
  readonly issueId: string;
  readonly tier: string;
  readonly subject: string;
  readonly preheader: string;
  /** Both hold the tags of personal-parts.ts where a recipient's own values belong. */
  readonly html: string;
  readonly text: string;
  /** In the order in which they begin; one may lie inside another. */
  readonly origins: readonly HtmlOrigin[];
}
