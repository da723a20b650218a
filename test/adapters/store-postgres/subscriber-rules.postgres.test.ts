/** What importing, retagging and erasing must do, on PostgreSQL. */
import { onTestFinished } from 'vitest';
import { recordRules } from '../record-rules.ts';
import { subscriberRules } from '../subscriber-rules.ts';
import { postgresPlace } from './scratch-store.ts';

subscriberRules(
  'PostgreSQL',
  async () => {
    const place = await postgresPlace();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place.open();
  },
  6,
);

recordRules('PostgreSQL', postgresPlace);
