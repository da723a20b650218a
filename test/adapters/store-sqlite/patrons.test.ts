/** Who is a patron of which tier, on SQLite. */
import { patronRules } from '../patron-rules.ts';
import { scratchStore } from './scratch-store.ts';

patronRules('SQLite', scratchStore, 60);
