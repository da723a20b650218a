/** The store's conformance suite on SQLite. */
import { storeConformance } from '../store-conformance.ts';
import { scratchStore } from './scratch-store.ts';

storeConformance('SQLite', scratchStore);
