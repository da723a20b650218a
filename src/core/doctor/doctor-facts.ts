/** All that `roundup doctor` looks at, gathered before anything is judged. */
import type { OtherClock } from './clock-checks.ts';
import type { ConfigFacts } from './config-checks.ts';
import type { DomainFacts } from './domain/domain-checks.ts';
import type { KeyFacts } from './key-checks.ts';
import type { Looked } from './looked.ts';
import type { ProviderFacts } from './provider-checks.ts';
import type { RepositoryFacts } from './repository-checks.ts';
import type { RoundTripFacts } from './server-checks.ts';
import type { StoreFacts } from './store-checks.ts';

export interface DoctorFacts {
  readonly now: Date;
  readonly config: Looked<ConfigFacts>;
  readonly store: Looked<StoreFacts>;
  readonly keys: Looked<KeyFacts>;
  readonly provider: Looked<ProviderFacts>;
  readonly clocks: readonly OtherClock[];
  readonly domain: Looked<DomainFacts>;
  readonly repository: Looked<RepositoryFacts>;
  readonly roundTrip: Looked<RoundTripFacts>;
}
