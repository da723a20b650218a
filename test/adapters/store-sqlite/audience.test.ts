/** What SQLite's store tells of the audience in figures. */
import { audienceConformance } from '../audience-conformance.ts';
import { scratchStore } from './scratch-store.ts';

audienceConformance('SQLite', scratchStore, { numRuns: 150 });
