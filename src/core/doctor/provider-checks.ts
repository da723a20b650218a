/** Whether the provider's API answers from here; it is given no key. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { ok, problem, warning, type Seen } from './finding.ts';
import type { ProbeAnswer } from './server-checks.ts';

export interface ProviderFacts {
  readonly name: string;
  readonly address: string;
  readonly answer: ProbeAnswer;
}

export const providerChecks = checkGroup<DoctorFacts, ProviderFacts>(
  'Provider',
  ({ provider }) => provider,
  [{ id: 'provider/reached', title: 'API', kind: 'unavailable', judge: isReached }],
);

function isReached({ name, address, answer }: ProviderFacts): Seen[] {
  if ('failed' in answer) {
    return [
      problem(`${name} cannot be reached: ${answer.failed}.`, {
        where: address,
        remedy: 'See that this machine may make connections to it.',
      }),
    ];
  }
  if (answer.status >= 500) {
    return [
      warning(`${name} answers ${answer.status}.`, {
        where: address,
        remedy: 'Look at its status page before you publish.',
      }),
    ];
  }
  return [ok(`${name} answers from here.`)];
}
