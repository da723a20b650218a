/** People who come, are asked, change and leave, on SQLite. */
import { peopleConformance } from '../people-conformance.ts';
import { scratchStore } from './scratch-store.ts';

peopleConformance('SQLite', scratchStore);
