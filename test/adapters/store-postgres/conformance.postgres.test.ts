/** The store's conformance suite on PostgreSQL. */
import { storeConformance } from '../store-conformance.ts';
import { postgresPlace } from './scratch-store.ts';

storeConformance('PostgreSQL', postgresPlace);
