import { onTestFinished } from 'vitest';
import { postgresPlace } from '../adapters/store-postgres/scratch-store.ts';
import { peopleRules } from './people-rules.ts';

peopleRules('PostgreSQL', async () => {
  const place = await postgresPlace();
  onTestFinished(() => place[Symbol.asyncDispose]());
  return place.open();
});
