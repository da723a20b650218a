/** The zod schemas of the author's files as JSON Schemas. */
import { z } from 'zod';
import { issueSchema } from '../core/issue/schema.ts';
import { linkSchema } from '../core/link/schema.ts';
import { pageSchema } from '../core/page/schema.ts';
import { configSchema } from './schema.ts';

/** By file name. Refinements such as "a day that exists" are beyond JSON Schema; `check` has them. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const schemaOf = (schema: z.ZodType, title: string): unknown => ({
    ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' }),
    title,
  });
  return {
    'issue.schema.json': schemaOf(issueSchema, 'Issue'),
    'link.schema.json': schemaOf(linkSchema, 'Link'),
    'page.schema.json': schemaOf(pageSchema, 'Page'),
    'config.schema.json': schemaOf(configSchema, 'Newsletter configuration'),
  };
}
