/** A verdict of some days ago, and for how long it spares asking again. */
import { z } from 'zod';
import type { LinkVerdict } from './link-verdict.ts';

export const keptCheckSchema = z.object({
  /** When the page was asked; ISO 8601, UTC. */
  at: z.iso.datetime(),
  state: z.enum(['alive', 'moved', 'dead', 'unknown']),
  status: z.int(),
  movedTo: z.url().optional(),
  detail: z.string().max(3000),
  /** Of an address with http: whether the page answers with https: too. */
  isSecureToo: z.boolean().default(false),
});

export interface KeptCheck extends LinkVerdict {
  readonly at: string;
  readonly isSecureToo: boolean;
}

const HOUR_MS = 3_600_000;

/** What is unknown is asked again soon, but not by a check that merely goes on. */
const GOOD_FOR_MS: Readonly<Record<LinkVerdict['state'], number>> = {
  alive: 7 * 24 * HOUR_MS,
  moved: 7 * 24 * HOUR_MS,
  dead: 24 * HOUR_MS,
  unknown: 6 * HOUR_MS,
};

const FORGOTTEN_MS = 30 * 24 * HOUR_MS;

export function isFresh(check: KeptCheck, now: Date): boolean {
  const age = now.getTime() - Date.parse(check.at);
  return age >= 0 && age < GOOD_FOR_MS[check.state];
}

/** Nobody looks at it again. */
export function isForgotten(check: KeptCheck, now: Date): boolean {
  return now.getTime() - Date.parse(check.at) > FORGOTTEN_MS;
}
