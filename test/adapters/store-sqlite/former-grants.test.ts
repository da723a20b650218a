/** A file whose grants are those of before: they go on as patrons. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'vitest';
import { schemaSteps } from '../../../src/adapters/store-sqlite/schema-steps.ts';
import { expectMoved, formerGrants } from '../grants-of-before.ts';
import { scratchStore } from './scratch-store.ts';

/** The last in which they were so. */
const FORMER_VERSION = 5;

test('grants of before become patrons with grants since now', async () => {
  await using place = await scratchStore();
  mkdirSync(dirname(place.path), { recursive: true });
  {
    using database = new DatabaseSync(place.path);
    for (const step of schemaSteps.slice(0, FORMER_VERSION)) database.exec(step);
    database.exec(`PRAGMA application_id = 0x52554e44; PRAGMA user_version = ${FORMER_VERSION}`);
    database.exec(formerGrants);
  }
  const since = new Date(Date.now() - 1000);
  await expectMoved(await place.open(), since);
});
