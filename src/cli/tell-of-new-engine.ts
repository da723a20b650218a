/** A line for an author whose archive another version of the engine builds than before. */
import type { Composition } from '../compose.ts';
import type { Reporter } from './reporter.ts';

export async function tellOfNewEngine(
  composition: Pick<Composition, 'engine'>,
  reporter: Reporter,
): Promise<void> {
  const { noticeEngine } = await import('../workflows/upgrade.ts');
  const engine = await composition.engine();
  // A folder that nothing may be written into remembers nothing, and is built all the same.
  const known = await noticeEngine(engine).catch(() => undefined);
  if (known === undefined) return;
  reporter.say(
    `Roundup is ${engine.installed} now, and was ${known}: roundup upgrade tells what is new.`,
  );
}
