/** Questions to a person, on stderr, and only where somebody can answer. */
import { confirm, isCancel, select, selectKey, text } from '@clack/prompts';

export interface Asking {
  /** Under --json and in CI nobody is asked. */
  readonly isUnattended: boolean;
}

/** undefined when nobody can be asked, or the person gives up. */
export async function askToType(
  wanted: string,
  words: { readonly message: string; readonly otherwise: string },
  asking: Asking,
): Promise<string | undefined> {
  if (!canAsk(asking)) return undefined;
  const answer = await text({
    message: words.message,
    output: process.stderr,
    validate: (typed) => (typed?.trim() === wanted ? undefined : words.otherwise),
  });
  return isCancel(answer) ? undefined : answer.trim();
}

/** The one chosen; undefined when nobody can be asked, or the person gives up. */
export async function askToChoose(
  message: string,
  choices: readonly string[],
  asking: Asking,
): Promise<string | undefined> {
  if (!canAsk(asking)) return undefined;
  const options = choices.map((value) => ({ value, label: value }));
  const answer = await select({ message, options, maxItems: 12, output: process.stderr });
  return isCancel(answer) ? undefined : answer;
}

/** False when nobody can be asked, or the person says no or gives up. */
export async function askToAgree(message: string, asking: Asking): Promise<boolean> {
  if (!canAsk(asking)) return false;
  const answer = await confirm({ message, initialValue: false, output: process.stderr });
  return !isCancel(answer) && answer;
}

/** One key, each with what it means; undefined when nobody can be asked, or the person gives up. */
export async function askForKey(
  message: string,
  meanings: readonly (readonly [string, string])[],
  asking: Asking,
): Promise<string | undefined> {
  if (!canAsk(asking)) return undefined;
  const options = meanings.map(([value, label]) => ({ value, label }));
  const answer = await selectKey({ message, options, output: process.stderr });
  return isCancel(answer) ? undefined : answer;
}

export function canAsk({ isUnattended }: Asking): boolean {
  return !isUnattended && process.stdin.isTTY && process.stderr.isTTY;
}
