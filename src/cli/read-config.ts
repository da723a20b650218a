/** The configuration for a command that cannot go on without it. */
import type { Config } from '../config/schema.ts';
import { Failure } from '../core/failure.ts';
import { diagnosticsOf } from '../core/result.ts';
import type { Content } from '../ports/content.ts';
import type { Reporter } from './reporter.ts';

/** Reports what is wrong, then throws a configuration failure. */
export async function readConfig(
  content: Pick<Content, 'config'>,
  reporter: Reporter,
): Promise<Config> {
  const config = await content.config();
  reporter.diagnostics(diagnosticsOf(config));
  if (config.ok) return config.value;
  throw new Failure(
    'configuration',
    'config-broken',
    'newsletter.config.ts cannot be used.',
    'Mend what is listed above.',
  );
}
