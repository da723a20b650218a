/** No text of an extra below its tier, and each where it belongs, whatever authors get wrong. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistakeNames } from './leak-trials/mistakes.ts';
import { mutants } from './leak-trials/mutants.ts';
import { anyPlan, type Plan } from './leak-trials/plan.ts';
import { runTrial } from './leak-trials/trial.ts';

const TRIALS = 300;
const ENOUGH_MS = 300_000;

test(
  'every canary is where it belongs and nowhere below, or the newsletter is refused',
  async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        const { violations, isRefused } = await runTrial(plan);
        if (isRefused) refused += 1;
        expect(violations).toEqual([]);
      }),
      { numRuns: TRIALS },
    );
    // Where everything is refused, nothing is tried.
    expect(refused).toBeLessThan(TRIALS * 0.8);
    expect(refused).toBeGreaterThan(TRIALS * 0.1);
  },
  ENOUGH_MS,
);

const plain: Plan = {
  tiers: 2,
  publicBlocks: ['paragraph'],
  extras: [
    { tier: 0, blocks: ['list'] },
    { tier: 1, blocks: ['paragraph', 'picture'] },
  ],
  bonus: { tier: 0, blocks: ['table'] },
  links: [],
  mistakes: [],
};

test('a newsletter without a mistake is not refused, and holds', async () => {
  expect(await runTrial(plain)).toMatchObject({ violations: [], isRefused: false });
});

/** What `npm run fuzz` has found, as small as it could be made. */
const found: Plan[] = [
  {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [{ tier: 0, blocks: ['paragraph'] }],
    bonus: undefined,
    links: [],
    mistakes: ['a secret in an attribute of a place', 'a place in a sentence'],
  },
  {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [{ tier: 0, blocks: ['paragraph'] }],
    bonus: undefined,
    links: [],
    mistakes: ['extras in the folder of the issue', 'a container indented by four'],
  },
  {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [],
    bonus: undefined,
    links: [],
    mistakes: ['an extra in a container of another name', 'a fence left open in the issue'],
  },
  {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [{ tier: 0, blocks: ['paragraph'] }],
    bonus: undefined,
    links: [],
    mistakes: ['a secret in an attribute of a place', 'a container indented by four'],
  },
  {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [
      { tier: 0, blocks: ['paragraph'] },
      { tier: 0, blocks: ['colouredCode', 'paragraph'] },
    ],
    bonus: undefined,
    links: [],
    mistakes: ['a fence left open among the extras', 'a script in an extra'],
  },
  {
    tiers: 1,
    publicBlocks: ['colouredCode'],
    extras: [],
    bonus: undefined,
    links: [],
    mistakes: ['a secret in a definition that nobody uses', 'a fence left open in the issue'],
  },
];

test('a tag that one text leaves open hides nothing of the next', async () => {
  const plan: Plan = {
    tiers: 1,
    publicBlocks: ['paragraph'],
    extras: [
      { tier: 0, blocks: ['html'] },
      { tier: 0, blocks: ['attachment', 'quote', 'comment', 'paragraph'] },
    ],
    bonus: undefined,
    links: [],
    mistakes: [],
  };
  expect(await runTrial(plan)).toMatchObject({ violations: [], isRefused: false });
});

const shared: Plan['links'] = (['own', 'other', 'end', 'none'] as const).flatMap((inPublic) =>
  (['own', 'other', 'end', 'none'] as const).map((inBonus) => ({
    inPublic,
    inBonus,
    inExtras: true,
  })),
);

test.each(shared)('a filed link holds: $inPublic for all, $inBonus for patrons', async (link) => {
  const result = await runTrial({ ...plain, links: [link] });
  expect(result).toMatchObject({ violations: [], isRefused: false });
});

test.each(found)('what went wrong once holds: $mistakes', async (plan) => {
  expect(await runTrial(plan)).toMatchObject({ violations: [], isRefused: true });
});

test.each(mistakeNames)('with %s it holds', async (mistake) => {
  expect(await runTrial({ ...plain, mistakes: [mistake] })).toMatchObject({ violations: [] });
});

test.each(Object.entries(mutants))(
  '%s is noticed, by the canaries and by the gate',
  async (_name, mutant) => {
    const { violations } = await runTrial(plain, mutant);
    expect(violations.some((line) => line.startsWith('the gate stops'))).toBe(true);
    expect(violations.some((line) => / in (?:2023-10|editions|.*feed)/.test(line))).toBe(true);
  },
);
