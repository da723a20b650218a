/** One event as a file holds it, before it is understood. */
import type { EventProblem } from './event-problem.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** `line` is the file's, on which the event begins, counted from 1. */
export type EventPiece =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly mail: IncomingMail }
  | EventProblem;
