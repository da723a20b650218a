/** Checks data against a zod schema and words every failure for the author, at its place. */
import type { z } from 'zod';
import { didYouMean } from './did-you-mean.ts';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import type { DiagnosticId } from './diagnostic-catalogue.ts';
import { catalogue } from './diagnostic-catalogue.ts';
import type { FieldLocator, FieldPath } from './frontmatter.ts';
import type { Result } from './result.ts';
import { knownKeys } from './schema-keys.ts';

type ZodIssue = z.core.$ZodIssue;

/** Parses `data`; on failure every problem is reported, not only the first. */
export function checkFields<S extends z.ZodType>(
  schema: S,
  data: unknown,
  place: FieldLocator,
): Result<z.output<S>> {
  const parsed = schema.safeParse(data, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data, warnings: [] };
  const issues = parsed.error.issues.flatMap((issue) => unfold(issue, []));
  return {
    ok: false,
    diagnostics: issues.flatMap(({ issue, path }) => describe(issue, path, { schema, place })),
  };
}

interface PlacedIssue {
  readonly issue: ZodIssue;
  readonly path: FieldPath;
}

/** Replaces a union's failure by those of the form that the author most likely meant. */
function unfold(issue: ZodIssue, parent: FieldPath): PlacedIssue[] {
  const path = [...parent, ...issue.path.map((step) => (typeof step === 'symbol' ? '' : step))];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const forms = issue.errors
    .filter((errors) => !errors.some((error) => isOtherShape(error)))
    .toSorted((a, b) => weight(a) - weight(b));
  const meant = forms[0];
  return meant === undefined ? [{ issue, path }] : meant.flatMap((error) => unfold(error, path));
}

function isOtherShape(issue: ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

/** A form with keys of its own that are absent is less likely meant than one with a bad value. */
function weight(issues: readonly ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + 2 * issue.keys.length;
    return sum + (isMissing(issue) ? 2 : 1);
  }, 0);
}

interface Where {
  readonly schema: z.ZodType;
  readonly place: FieldLocator;
}

function describe(issue: ZodIssue, path: FieldPath, where: Where): Diagnostic[] {
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField([...path, key], where));
  }
  if (isMissing(issue)) {
    const field = String(path.at(-1) ?? 'field');
    return [
      diagnostic('field/missing', where.place(path, 'key'), {
        reason: `${name} is missing.`,
        remedy: `Add \`${field}\`.`,
      }),
    ];
  }
  const { id, reason } = wordsFor(issue);
  const keys = id === 'field/no-shape' ? knownKeys(where.schema, path) : [];
  const remedy = keys.length > 0 ? `Write a text, or a map of ${keys.join(', ')}.` : undefined;
  return [
    diagnostic(id, where.place(path, 'value'), {
      reason: `${name} ${reason}.`,
      ...(remedy === undefined ? {} : { remedy }),
    }),
  ];
}

function unknownField(path: FieldPath, where: Where): Diagnostic {
  const known = knownKeys(where.schema, path.slice(0, -1));
  const near = didYouMean(String(path.at(-1)), known);
  return diagnostic('field/unknown', where.place(path, 'key'), {
    reason: `${nameOf(path)} is no field here.`,
    remedy:
      near !== undefined
        ? `Did you mean \`${near}\`?`
        : known.length > 0
          ? `Remove it; the fields are ${known.join(', ')}.`
          : catalogue['field/unknown'].remedy,
  });
}

function isMissing(issue: ZodIssue): boolean {
  return (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined
  );
}

function wordsFor(issue: ZodIssue): { readonly id: DiagnosticId; readonly reason: string } {
  switch (issue.code) {
    case 'invalid_type':
      return {
        id: 'field/wrong-type',
        reason: `is ${article(kindOf(issue.input))}, expected ${article(issue.expected)}`,
      };
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { id: 'field/empty', reason: 'is empty' }
        : tooFew(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooMany(issue.origin, Number(issue.maximum));
    case 'invalid_value':
      return { id: 'field/not-a-choice', reason: choiceReason(issue.values, issue.input) };
    case 'custom':
      return customWords(issue.params);
    case 'invalid_union':
      return {
        id: 'field/no-shape',
        reason: `is ${article(kindOf(issue.input))}, which fits no form`,
      };
    default:
      return { id: 'field/bad-format', reason: 'has the wrong form' };
  }
}

function tooFew(
  origin: string,
  minimum: number,
  isInclusive: boolean,
): ReturnType<typeof wordsFor> {
  if (origin === 'string') {
    return { id: 'field/too-short', reason: `has fewer than ${minimum} characters` };
  }
  if (origin === 'array') {
    return { id: 'field/too-short', reason: `has fewer than ${minimum} entries` };
  }
  return {
    id: 'field/out-of-range',
    reason: isInclusive ? `is less than ${minimum}` : `must be more than ${minimum}`,
  };
}

function tooMany(origin: string, maximum: number): ReturnType<typeof wordsFor> {
  if (origin === 'string') {
    return { id: 'field/too-long', reason: `has more than ${maximum} characters` };
  }
  if (origin === 'array') {
    return { id: 'field/too-long', reason: `has more than ${maximum} entries` };
  }
  return { id: 'field/out-of-range', reason: `is more than ${maximum}` };
}

function choiceReason(values: readonly unknown[], input: unknown): string {
  const choices = values.map(String);
  const near = didYouMean(String(input), choices);
  const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
  return `is none of ${choices.join(', ')}${hint}`;
}

function customWords(params: Record<string, unknown> | undefined): ReturnType<typeof wordsFor> {
  const id = params?.['diagnostic'];
  const reason = params?.['reason'];
  if (typeof id === 'string' && isDiagnosticId(id) && typeof reason === 'string') {
    return { id, reason };
  }
  return { id: 'field/bad-format', reason: 'has the wrong form' };
}

function isDiagnosticId(text: string): text is DiagnosticId {
  return Object.hasOwn(catalogue, text);
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'map' : typeof value;
}

const plainNames: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  list: 'a list',
  object: 'a map of fields',
  map: 'a map of fields',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  nothing: 'empty',
};

function article(kind: string): string {
  return plainNames[kind] ?? kind;
}

/** `reading[2].title`, as an author would name it; entries count from 1. */
function nameOf(path: FieldPath): string {
  if (path.length === 0) return 'The frontmatter';
  return `\`${path
    .map((step, index) =>
      typeof step === 'number' ? `[${step + 1}]` : index === 0 ? step : `.${step}`,
    )
    .join('')}\``;
}
