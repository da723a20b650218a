/** What one engine took for all saved pages, and how often it was right. */
import { z } from 'zod';

const captureFigure = z.object({
  name: z.string(),
  /** Of the processor for all pages, the median of all rounds. */
  ms: z.number(),
  repetitions: z.number(),
  pages: z.number(),
  /** Right ones of those of which it is known. */
  titles: z.number(),
  titled: z.number(),
  authors: z.number(),
  authored: z.number(),
  /** Pages on which it failed. */
  failed: z.number(),
});

export type CaptureFigure = z.output<typeof captureFigure>;
export const captureFigures = z.array(captureFigure);

/** The name of what is measured against the others. */
export const OWN_READER = 'Roundup';
