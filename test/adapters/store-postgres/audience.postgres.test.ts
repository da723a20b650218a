/** What PostgreSQL's store tells of the audience in figures. */
import { audienceConformance } from '../audience-conformance.ts';
import { postgresPlace } from './scratch-store.ts';

audienceConformance('PostgreSQL', postgresPlace, { numRuns: 15 });
