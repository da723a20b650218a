/** One event as a file holds it, before it is understood. */
import type { EventProblem } from './event-problem.ts';

export type EventPiece =
  /** `line` is the file's, on which the event begins, counted from 1. */
  { readonly line: number; readonly value: unknown } | EventProblem;
