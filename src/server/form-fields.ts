/** The fields of a posted form or JSON object: texts of bounded number, each the last of its name. */
import type { Context } from 'hono';
import { z } from 'zod';

export type FormFields = ReadonlyMap<string, readonly string[]>;

const jsonSchema = z.record(z.string().max(100), z.union([z.string(), z.boolean(), z.number()]));
const MAX_FIELDS = 64;
const EMPTY: FormFields = new Map();

export function isJson(context: Context): boolean {
  const type = context.req.header('Content-Type') ?? '';
  return /^application\/json\s*(?:;|$)/i.test(type);
}

/** Empty when the body is none of urlencoded, multipart or, where it says so, a flat JSON object. */
export async function formFields(context: Context): Promise<FormFields> {
  try {
    return isJson(context) ? await jsonFields(context) : await postedFields(context);
  } catch {
    return EMPTY;
  }
}

/** The last value given for a field; blank when there is none. */
export function fieldOf(fields: FormFields, name: string): string {
  return fields.get(name)?.at(-1) ?? '';
}

async function jsonFields(context: Context): Promise<FormFields> {
  const read = jsonSchema.safeParse(await context.req.json());
  if (!read.success) return EMPTY;
  return new Map(
    Object.entries(read.data)
      .slice(0, MAX_FIELDS)
      .map(([name, value]) => [name, [String(value)]]),
  );
}

async function postedFields(context: Context): Promise<FormFields> {
  const fields = new Map<string, string[]>();
  const form = await context.req.formData();
  for (const [name, value] of form) {
    if (typeof value !== 'string' || fields.size >= MAX_FIELDS) continue;
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else if (values.length < MAX_FIELDS) values.push(value);
  }
  return fields;
}
