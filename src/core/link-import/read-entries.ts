/** A JSON export entry by entry. */
import type { z } from 'zod';
import type { ExportedLink, ExportedLinks, ExportFormat } from './exported-link.ts';

/** A format that is told by its first entry, and whose entries are read each by itself. */
export function entryFormat<Entry>(format: {
  readonly id: string;
  readonly title: string;
  /** Of an entry; undefined for what has no entries. */
  readonly entries: (json: unknown) => readonly unknown[] | undefined;
  readonly schema: z.ZodType<Entry>;
  readonly entry: (entry: Entry) => Omit<ExportedLink, 'at'>;
}): ExportFormat {
  const { id, title, entries, schema, entry } = format;
  return {
    id,
    title,
    knows(text) {
      const found = entries(jsonOf(text));
      return found !== undefined && found.length > 0 && schema.safeParse(found[0]).success;
    },
    read: (text) => readEntries(entries(jsonOf(text)) ?? [], schema, entry),
  };
}

function readEntries<Entry>(
  entries: readonly unknown[],
  schema: z.ZodType<Entry>,
  entry: (entry: Entry) => Omit<ExportedLink, 'at'>,
): ExportedLinks {
  const links: ExportedLink[] = [];
  const broken: { at: number; why: string }[] = [];
  for (const [index, each] of entries.entries()) {
    const parsed = schema.safeParse(each);
    if (parsed.success) links.push({ at: index + 1, ...entry(parsed.data) });
    else {
      const [issue] = parsed.error.issues;
      const field = issue?.path.join('.') ?? '';
      broken.push({
        at: index + 1,
        why: `${field === '' ? 'it' : `its ${field}`} is of another form`,
      });
    }
  }
  return { links, broken };
}

let last: { readonly text: string; readonly json: unknown } | undefined;

/** undefined for what is no JSON. Every format asks for the same text, which is parsed once. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  if (last?.text === text) return last.json;
  try {
    const json: unknown = JSON.parse(text);
    last = { text, json };
    return json;
  } catch {
    return undefined;
  }
}
