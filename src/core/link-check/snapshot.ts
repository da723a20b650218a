/** Snapshots of pages that are gone, as the Wayback Machine tells of them. */
import { z } from 'zod';
import { jsonOf } from '../json-of.ts';

const answerSchema = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({ available: z.literal(true), status: z.literal('200'), url: z.url().max(2000) })
      .optional(),
  }),
});

/** What to ask for the snapshot nearest to a day, `YYYY-MM-DD`. */
export function snapshotQuestion(page: string, day: string): string {
  const query = new URLSearchParams({ url: page, timestamp: day.replaceAll('-', '') });
  return `https://archive.org/wayback/available?${query.toString()}`;
}

/** undefined where there is none, or nothing that can be read. */
export function snapshotIn(body: string): string | undefined {
  const parsed = answerSchema.safeParse(jsonOf(body));
  const url = URL.parse(parsed.data?.archived_snapshots.closest?.url ?? '');
  if (url?.hostname !== 'web.archive.org') return undefined;
  url.protocol = 'https:';
  return url.href;
}

/** The day on which it was taken, as far as its address tells: `2021-09-03`, `2021-09` or `2021`. */
export function dayOfSnapshot(url: string): string | undefined {
  const [, year, month, day] = /\/web\/(\d{4})(\d{2})?(\d{2})?/.exec(url) ?? [];
  return [year, month, day].filter((part) => part !== undefined).join('-') || undefined;
}
