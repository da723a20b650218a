/** Tokens of sources in SQLite, between processes too. */
import { sourceTokenRules } from '../source-token-rules.ts';
import { scratchStore } from './scratch-store.ts';

sourceTokenRules(async () => {
  const place = await scratchStore();
  return { ...place, at: place.path };
});
