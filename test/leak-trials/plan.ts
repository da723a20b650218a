/** What a random newsletter is made from; fast-check makes the smallest one that goes wrong. */
import fc from 'fast-check';
import { type BlockKind, blockKinds, fileKinds, writeBlock } from './blocks.ts';
import { BONUS, Draft, MONTH } from './draft.ts';
import { addLinks, type PlannedLink } from './shared-links.ts';
import { make, type MistakeName, mistakeNames } from './mistakes.ts';

export interface Plan {
  readonly tiers: number;
  readonly publicBlocks: readonly BlockKind[];
  readonly extras: readonly PlannedText[];
  /** An issue for patrons alone. */
  readonly bonus: PlannedText | undefined;
  readonly links: readonly PlannedLink[];
  readonly mistakes: readonly MistakeName[];
}

interface PlannedText {
  /** Of so many tiers; counted on from the lowest where there are fewer. */
  readonly tier: number;
  readonly blocks: readonly BlockKind[];
}

const MOST_TIERS = 4;

const text = fc.record({
  tier: fc.nat({ max: MOST_TIERS - 1 }),
  blocks: fc.array(fc.constantFrom(...blockKinds), { minLength: 1, maxLength: 5 }),
});

const showing = fc.constantFrom('own' as const, 'other' as const, 'end' as const, 'none' as const);
const link = fc.record({ inPublic: showing, inBonus: showing, inExtras: fc.boolean() });

export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  tiers: fc.integer({ min: 1, max: MOST_TIERS }),
  publicBlocks: fc.array(
    fc.constantFrom(...blockKinds.filter((kind) => !fileKinds.includes(kind))),
    { minLength: 1, maxLength: 3 },
  ),
  extras: fc.array(text, { maxLength: 4 }),
  bonus: fc.option(text, { nil: undefined, freq: 3 }),
  links: fc.array(link, { maxLength: 4 }),
  mistakes: fc.uniqueArray(fc.constantFrom(...mistakeNames), { maxLength: 2 }),
});

/** The same for the same plan. */
export function draftOf(plan: Plan): Draft {
  const tiers = Array.from({ length: plan.tiers }, (_, index) => `t${index}er`);
  const draft = new Draft(tiers);
  for (const kind of plan.publicBlocks) {
    draft.body.push(writeBlock(kind, draft.writer({ tier: 'public' })));
  }
  for (const [index, extra] of plan.extras.entries()) {
    const tier = tierOf(draft, extra);
    const id = `e${index}`;
    const section = [`## Extra of ${tier} {#${id}}`];
    for (const kind of extra.blocks) {
      const of = { tier, extra: `${MONTH}#${id}`, folder: `${MONTH}.${tier}` };
      section.push(writeBlock(kind, draft.writer(of)));
    }
    draft.sections.set(tier, [...(draft.sections.get(tier) ?? []), section]);
    draft.body.push(`::extra[What ${id} is about]{#${id} tier=${tier}}`);
  }
  if (plan.bonus !== undefined) addBonus(draft, plan.bonus);
  addLinks(draft, plan.links, plan.bonus === undefined ? undefined : tierOf(draft, plan.bonus));
  for (const mistake of plan.mistakes) make(mistake, draft);
  return draft;
}

function tierOf({ tiers }: Draft, { tier }: PlannedText): string {
  return tiers[tier % tiers.length] ?? '';
}

function addBonus(draft: Draft, planned: PlannedText): void {
  const { blocks } = planned;
  const tier = tierOf(draft, planned);
  const writer = () => draft.writer({ tier, extra: BONUS, folder: BONUS });
  draft.bonusHead.push(
    `title: Only ${writer().word('title of an issue')}`,
    'date: 2023-11-09',
    `description: It tells ${writer().word('description', { archive: false })} at length.`,
    `audience: ${tier}`,
  );
  draft.bonusBody.push(...blocks.map((kind) => writeBlock(kind, writer())));
}
