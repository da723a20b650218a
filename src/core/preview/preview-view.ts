/** The ways of looking at a mail that a preview offers: what is shown, and how wide. */
import { degradationClients } from '../degradation/degrade.ts';

export const degradedViews = ['gmail', 'gmail-foreign', 'yahoo', 'outlook-classic'] as const;
export const mailViews = ['light', 'dark', 'images-off', ...degradedViews] as const;

export type DegradedView = (typeof degradedViews)[number];
export type MailView = (typeof mailViews)[number];

/** CSS pixels: a small phone, a usual one, the column of the mail itself, a desktop's pane. */
export const previewWidths = [320, 375, 600, 800] as const;
/** The width of what is looked at in one width only. */
export const COLUMN_WIDTH = 600;

export function isMailView(text: string | undefined): text is MailView {
  return mailViews.some((view) => view === text);
}

export function isDegraded(view: MailView): view is DegradedView {
  return degradedViews.some((degraded) => degraded === view);
}

/** What people call it. A degraded view follows data on a client; it is no picture of the client. */
export function viewName(view: MailView): string {
  switch (view) {
    case 'light':
      return 'Light';
    case 'dark':
      return 'Dark';
    case 'images-off':
      return 'Images off';
    default:
      return degradationClients.find(({ id }) => id === view)?.name ?? view;
  }
}
