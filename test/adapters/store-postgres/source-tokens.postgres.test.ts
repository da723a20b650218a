/** Tokens of sources in PostgreSQL, between processes too. */
import { sourceTokenRules } from '../source-token-rules.ts';
import { postgresPlace } from './scratch-store.ts';

sourceTokenRules(async () => {
  const place = await postgresPlace();
  return { ...place, at: place.url };
});
