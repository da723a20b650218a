/** `newsletter.config.ts` to a checked configuration. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Config, configSchema } from '../../config/schema.ts';
import { checkFields } from '../../core/check-fields.ts';
import { diagnostic, type Diagnostic, startOf } from '../../core/diagnostics.ts';
import type { FieldLocator } from '../../core/frontmatter.ts';
import { resultOf, type Result } from '../../core/result.ts';
import { textLanguageOf, textLanguages } from '../../core/texts/texts.ts';
import { configLocator, syntaxProblem } from './config-locator.ts';

export const CONFIG_FILE = 'newsletter.config.ts';

/** Runs the file, as it is TypeScript, and checks what it exports. */
export async function loadConfig(root: string): Promise<Result<Config>> {
  const path = join(root, CONFIG_FILE);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    return failed('config/missing', 'There is no newsletter.config.ts in this folder.');
  }
  const loaded = await importDefault(path, found.mtimeMs);
  if ('problem' in loaded) return { ok: false, diagnostics: [loaded.problem] };
  if (loaded.value === undefined) {
    return failed('config/no-default', 'The configuration has no default export.');
  }
  const place = configLocator(CONFIG_FILE, await readFile(path, 'utf8'));
  const fields = checkFields(configSchema, loaded.value, place);
  if (!fields.ok) return fields;
  return resultOf(fields.value, [
    ...duplicateTiers(fields.value, place),
    ...missingTexts(fields.value, place),
  ]);
}

/** What the file exports, unchecked, with where its keys stand; undefined when it does not run. */
export async function readConfigSource(
  root: string,
): Promise<{ readonly data: unknown; readonly place: FieldLocator } | undefined> {
  const path = join(root, CONFIG_FILE);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  const loaded = await importDefault(path, found.mtimeMs);
  if ('problem' in loaded) return undefined;
  return { data: loaded.value, place: configLocator(CONFIG_FILE, await readFile(path, 'utf8')) };
}

/** The time of the last change is in the address, because modules are loaded once. */
async function importDefault(
  path: string,
  changedAt: number,
): Promise<{ readonly value: unknown } | { readonly problem: Diagnostic }> {
  try {
    const module: unknown = await import(`${pathToFileURL(path).href}?at=${changedAt}`);
    const value =
      typeof module === 'object' && module !== null && 'default' in module
        ? module.default
        : undefined;
    return { value };
  } catch (error) {
    return { problem: await importProblem(path, error) };
  }
}

async function importProblem(path: string, error: unknown): Promise<Diagnostic> {
  const syntax = syntaxProblem(await readFile(path, 'utf8'));
  if (syntax !== undefined) {
    return diagnostic(
      'config/syntax',
      { file: CONFIG_FILE, ...syntax.at },
      { reason: syntax.reason },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return diagnostic(
    'config/failed',
    { file: CONFIG_FILE, ...placeInStack(error) },
    {
      reason: `Loading stopped: ${reason.split('\n', 1)[0] ?? ''}`,
    },
  );
}

function placeInStack(error: unknown): { readonly line: number; readonly column: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const match = /newsletter\.config\.ts(?:\?[^:)\s]*)?:(\d+):(\d+)/.exec(stack);
  return { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) };
}

function duplicateTiers(config: Config, place: ReturnType<typeof configLocator>): Diagnostic[] {
  return config.tiers.flatMap((tier, index) =>
    config.tiers.findIndex((other) => other.id === tier.id) === index
      ? []
      : [
          diagnostic('config/duplicate-tier', place(['tiers', index, 'id'], 'value'), {
            reason: `The tier ${tier.id} stands here a second time.`,
          }),
        ],
  );
}

function missingTexts({ language }: Config, place: ReturnType<typeof configLocator>): Diagnostic[] {
  if (textLanguageOf(language) !== undefined) return [];
  return [
    diagnostic('config/no-texts', place(['language'], 'value'), {
      reason: `Roundup has no texts in ${language}, so readers see them in English; there are ${textLanguages.join(', ')}.`,
    }),
  ];
}

function failed(id: 'config/missing' | 'config/no-default', reason: string): Result<Config> {
  return { ok: false, diagnostics: [diagnostic(id, startOf(CONFIG_FILE), { reason })] };
}
