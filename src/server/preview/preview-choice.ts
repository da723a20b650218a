/** What somebody who looks at a mail has chosen, kept in the page's address. */
import { PUBLIC_TIER } from '../../core/audience/tier.ts';
import {
  COLUMN_WIDTH,
  isMailView,
  type MailView,
  previewWidths,
} from '../../core/preview/preview-view.ts';

type PreviewWidth = (typeof previewWidths)[number];

export interface PreviewChoice {
  readonly tier: string;
  /** A view of the mail, its text, or the page in the archive. */
  readonly view: MailView | 'text' | 'page';
  readonly width: PreviewWidth | 'all';
}

/** What cannot be chosen counts as not said. */
export function previewChoice(query: Readonly<Record<string, string>>): PreviewChoice {
  const { tier, view, width } = query;
  return {
    tier: tier ?? PUBLIC_TIER,
    view: isMailView(view) || view === 'text' || view === 'page' ? view : 'light',
    width:
      width === 'all'
        ? 'all'
        : (previewWidths.find((known) => String(known) === width) ?? COLUMN_WIDTH),
  };
}

/** The address of the same page with another choice. */
export function choiceAddress(choice: PreviewChoice, changed: Partial<PreviewChoice>): string {
  const { tier, view, width } = { ...choice, ...changed };
  return `?${new URLSearchParams({ tier, view, width: String(width) }).toString()}`;
}
