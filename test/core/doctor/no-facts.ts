/** Nothing was looked at: what a test adds is all that is judged. */
import type { DoctorFacts } from '../../../src/core/doctor/doctor-facts.ts';
import type { Finding } from '../../../src/core/doctor/finding.ts';

const nothing = { skipped: 'Not looked at.' };

export const noFacts: DoctorFacts = {
  now: new Date('2023-11-02T08:00:00Z'),
  config: nothing,
  keys: nothing,
  store: nothing,
  repository: nothing,
  clocks: [],
  provider: nothing,
  domain: nothing,
  roundTrip: nothing,
};

/** Each as `verdict id: what`. */
export function linesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ verdict, id, what }) => `${verdict} ${id}: ${what}`);
}

/** The same of those that are not well. */
export function unwell(findings: readonly Finding[]): string[] {
  return linesOf(findings.filter(({ verdict }) => verdict !== 'ok'));
}
