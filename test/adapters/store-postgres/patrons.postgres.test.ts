/** Who is a patron of which tier, on PostgreSQL. */
import { patronRules } from '../patron-rules.ts';
import { postgresPlace } from './scratch-store.ts';

patronRules('PostgreSQL', postgresPlace, 8);
