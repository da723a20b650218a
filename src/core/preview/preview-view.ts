/** The ways of looking at a mail that a preview offers: what is shown, and how wide. */
import {
  degradationClients,
  type DegradationClientId,
} from '../degradation/degradation-clients.ts';

export type DegradedView = DegradationClientId;
export const degradedViews: readonly DegradedView[] = degradationClients.map(({ id }) => id);

export type MailView = 'light' | 'dark' | 'images-off' | DegradedView;
export const mailViews: readonly MailView[] = ['light', 'dark', 'images-off', ...degradedViews];

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
