/** A PostgreSQL whose grants are those of before: they go on as patrons. */
import { test } from 'vitest';
import { schemaSteps } from '../../../src/adapters/store-postgres/schema-steps.ts';
import { expectMoved, formerGrants } from '../grants-of-before.ts';
import { barePostgresPlace } from './scratch-store.ts';

/** The last in which they were so. */
const FORMER_VERSION = 3;

test('grants of before become patrons with grants since now', async () => {
  await using place = await barePostgresPlace();
  await place.query(`CREATE SCHEMA roundup; SET search_path = roundup;
    CREATE TABLE schema_version (version BIGINT NOT NULL);
    INSERT INTO schema_version VALUES (${FORMER_VERSION});
    ${schemaSteps.slice(0, FORMER_VERSION).join('\n')};
    ${formerGrants}`);
  const since = new Date(Date.now() - 1000);
  await expectMoved(await place.open(), since);
});
