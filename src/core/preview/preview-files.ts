/** The names of the files that a written preview consists of. */
import {
  COLUMN_WIDTH,
  degradedViews,
  type DegradedView,
  isDegraded,
  type MailView,
  mailViews,
  previewWidths,
} from './preview-view.ts';

export interface PlannedShot {
  readonly tier: string;
  readonly view: MailView;
  readonly width: number;
  readonly file: string;
}

/** What concerns the preview as a whole. */
export const previewFiles = {
  index: 'index.html',
  readme: 'README.md',
  findings: 'lint.json',
} as const;

export function mailFiles(tier: string) {
  return {
    // A tier may be called `index`, but no tier has a dot in its name.
    html: tier === 'index' ? 'index.mail.html' : `${tier}.html`,
    text: `${tier}.txt`,
    message: `${tier}.eml`,
    headers: `${tier}.headers.txt`,
  } as const;
}

export function degradedFile(tier: string, view: DegradedView): string {
  return `${tier}.${view}.html`;
}

/** A mail's own views in every width; a degraded one in the width of its column. */
export function plannedShots(tier: string): PlannedShot[] {
  return mailViews.flatMap((view) =>
    (isDegraded(view) ? [COLUMN_WIDTH] : previewWidths).map((width) => ({
      tier,
      view,
      width,
      file: `${tier}.${view}.${width}.png`,
    })),
  );
}

export function allPreviewFiles(tiers: readonly string[]): string[] {
  return [
    ...Object.values(previewFiles),
    ...tiers.flatMap((tier) => [
      ...Object.values(mailFiles(tier)),
      ...degradedViews.map((view) => degradedFile(tier, view)),
      ...plannedShots(tier).map(({ file }) => file),
    ]),
  ];
}
