/** The keys that a schema knows at a path, for naming the one that was meant. */
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** All forms of a union count; [] where the schema has no keys. */
export function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  const root: JsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  let level = forms(root);
  for (const step of path) {
    level = level.flatMap((form) => {
      const next = typeof step === 'number' ? form.items : form.properties?.[step];
      return typeof next === 'object' && !Array.isArray(next) ? forms(next) : [];
    });
  }
  return [...new Set(level.flatMap((form) => Object.keys(form.properties ?? {})))];
}

function forms(schema: JsonSchema): JsonSchema[] {
  return [schema, ...(schema.anyOf ?? []).flatMap(forms)];
}
