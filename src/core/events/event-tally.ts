/** What the store has counted of an issue. */
import type { EngagementKind } from './judge-event.ts';
import type { FactSet } from './recipient-facts.ts';

export interface EventTally {
  /** Recipients whom the provider accepted, or of whom it told something all the same. */
  readonly recipients: readonly {
    readonly facts: FactSet;
    readonly accepted: boolean;
    readonly count: number;
  }[];
  readonly engagement: readonly {
    readonly kind: EngagementKind;
    /** Empty for opens. */
    readonly link: string;
    readonly count: number;
    /** How many people it was; undefined where that is not kept. */
    readonly people: number | undefined;
  }[];
  /** Recipients who unsubscribed since, by whatever way, and before the next issue. */
  readonly unsubscribed: number;
}
