/** The archive for a command that cannot go on without sound content. */
import type { Composition } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import type { Archive } from '../core/edition/archive.ts';
import { Failure } from '../core/failure.ts';
import type { Reporter } from './reporter.ts';

/** Reports every mistake there is, extras and unused links included, then throws a content failure. */
export async function requireArchive(
  composition: Composition,
  reporter: Reporter,
): Promise<Archive<Config>> {
  const archive = await composition.archive();
  if (archive.ok) {
    reporter.diagnostics(archive.warnings);
    return archive.value;
  }
  const content = await composition.content();
  const found = await content.check();
  reporter.diagnostics(found.length > 0 ? found : archive.diagnostics);
  throw new Failure(
    'content',
    'content-broken',
    'Nothing was built: the content has errors.',
    'Mend what is listed above; "roundup check" lists it again.',
  );
}
