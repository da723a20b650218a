/** The doctor's findings as people read them. */
import { expect, test } from 'vitest';
import { describeFindings } from '../../src/cli/doctor-report.ts';
import type { Finding } from '../../src/core/doctor/finding.ts';

const finding = (given: Partial<Finding>): Finding => ({
  id: 'domain/spf',
  group: 'Domain',
  title: 'SPF',
  verdict: 'ok',
  what: 'One record.',
  kind: 'failure',
  ...given,
});

test('groups, marks, places and remedies; what is well has neither place nor id', () => {
  const text = describeFindings([
    finding({ where: 'TXT letter.dev', remedy: 'None.' }),
    finding({ verdict: 'problem', what: 'None.', where: 'TXT letter.dev', remedy: 'Publish it.' }),
    finding({ verdict: 'warning', what: 'Odd.', remedy: 'Look.' }),
    finding({ verdict: 'note', what: 'Known.' }),
    finding({ verdict: 'skipped', what: 'Not asked.' }),
    finding({ group: 'Server', verdict: 'skipped', title: 'Health', what: 'Not reached.' }),
  ]);
  expect(text).toMatchInlineSnapshot(`
    "Domain
      ✓ SPF: One record.
      ✗ SPF: None. [domain/spf]
          TXT letter.dev
          Publish it.
      ! SPF: Odd. [domain/spf]
          Look.
      i SPF: Known. [domain/spf]
      - SPF: Not asked.

    Server
      - Not reached.

    1 problem, 1 warning, 1 note, 2 not looked at, 1 well."
  `);
});
