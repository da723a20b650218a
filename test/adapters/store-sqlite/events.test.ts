/** What SQLite's store does with what providers tell. */
import { eventsConformance } from '../events-conformance.ts';
import { scratchStore } from './scratch-store.ts';

eventsConformance('SQLite', scratchStore, { numRuns: 60 });
