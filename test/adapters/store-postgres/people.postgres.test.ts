/** People who come, are asked, change and leave, on PostgreSQL. */
import { peopleConformance } from '../people-conformance.ts';
import { postgresPlace } from './scratch-store.ts';

peopleConformance('PostgreSQL', postgresPlace);
