import { scratchStore } from '../fakes/scratch-store.ts';
import { peopleRules } from './people-rules.ts';

peopleRules('SQLite', () => scratchStore());
