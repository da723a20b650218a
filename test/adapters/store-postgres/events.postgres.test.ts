/** What PostgreSQL's store does with what providers tell. */
import { eventsConformance } from '../events-conformance.ts';
import { postgresPlace } from './scratch-store.ts';

eventsConformance('PostgreSQL', postgresPlace, { numRuns: 20 });
