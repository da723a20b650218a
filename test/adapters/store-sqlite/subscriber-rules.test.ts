/** What importing, retagging and erasing must do, on SQLite. */
import { onTestFinished } from 'vitest';
import { recordRules } from '../record-rules.ts';
import { subscriberRules } from '../subscriber-rules.ts';
import { scratchStore } from './scratch-store.ts';

subscriberRules(
  'SQLite',
  async () => {
    const place = await scratchStore();
    onTestFinished(() => place[Symbol.asyncDispose]());
    return place.open();
  },
  30,
);

recordRules('SQLite', scratchStore);
