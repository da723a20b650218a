/** What the parts of the mail benchmark find out, as their processes hand it over. */
import { z } from 'zod';

/** The engine that the targets are for. */
export const OWN = 'Roundup, from hast';

export const mailFigures = z.array(
  z.object({
    name: z.string(),
    /** The median. */
    ms: z.number(),
    repetitions: z.number(),
    /** Of the document in UTF-8. */
    bytes: z.number(),
    lacks: z.array(z.string()),
  }),
);
export type MailFigure = z.infer<typeof mailFigures>[number];

export const memoryFigure = z.object({
  first: z.number(),
  editions: z.number(),
  /** Megabytes of heap that are held after the first editions, and after all. */
  before: z.number(),
  after: z.number(),
});
export type MemoryFigure = z.infer<typeof memoryFigure>;

/** Of one hostile input. */
export interface HostileFigure {
  readonly name: string;
  readonly bytes: number;
  /** The median; undefined when it was stopped. */
  readonly ms: number | undefined;
  /** "rendered", or the ids of what was found wrong. */
  readonly outcome: string;
}
