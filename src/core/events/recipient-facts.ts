/** What is known of one delivery: a set of facts in one number, which grows in any order. */

/** Each fact's place is its bit: add at the end, never reorder. */
const recipientFacts = [
  'processed',
  'deferred',
  'delivered',
  'blocked',
  'bounced',
  'dropped',
  'complained',
] as const;
export type RecipientFact = (typeof recipientFacts)[number];

/** A sum of bits; 0 knows nothing. Being told twice, or in another order, makes no difference. */
export type FactSet = number;

export function bitOf(fact: RecipientFact): FactSet {
  return 1 << recipientFacts.indexOf(fact);
}

export function hasFact(facts: FactSet, fact: RecipientFact): boolean {
  return (facts & bitOf(fact)) !== 0;
}

export function factsIn(facts: FactSet): RecipientFact[] {
  return recipientFacts.filter((fact) => hasFact(facts, fact));
}

/** How a delivery that the provider took stands; exactly one applies. */
export const deliveryOutcomes = [
  'delivered',
  'bounced',
  'blocked',
  'dropped',
  'deferred',
  'silent',
] as const;
/**
 * `deferred` is still being tried. `silent` is one of which nothing was heard but perhaps that it
 * was processed.
 */
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** The later in a mail's life outweighs the earlier: a server may take a mail and return it. */
const decisive = ['bounced', 'blocked', 'delivered', 'dropped', 'deferred'] as const;

export function outcomeOf(facts: FactSet): DeliveryOutcome {
  return decisive.find((fact) => hasFact(facts, fact)) ?? 'silent';
}
