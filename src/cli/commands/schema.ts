/** `roundup schema`: JSON Schemas, so that editors complete and check frontmatter. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { example, type Register } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const registerSchema: Register = (program, start) => {
  program
    .command('schema')
    .summary('write JSON Schemas for editors')
    .description(
      'Writes issue.schema.json, link.schema.json, page.schema.json and config.schema.json, by which an editor completes and checks fields. docs/editors.md says how to use them.',
    )
    .option('--out <folder>', 'where to', '.roundup/schemas')
    .addHelpText('after', example('roundup schema --out .vscode/schemas'))
    .action((options: { out: string }, command: Command) =>
      start(command, async ({ root, reporter, composition }) => {
        const { jsonSchemas } = await import('../../config/json-schemas.ts');
        const writeWhole = await composition.writer();
        const folder = resolve(root, options.out);
        const paths: string[] = [];
        for (const [name, schema] of Object.entries(jsonSchemas())) {
          const path = `${folder}/${name}`;
          await writeWhole(path, `${JSON.stringify(schema, null, 2)}\n`);
          paths.push(path);
        }
        reporter.answer(paths.map((path) => `Wrote ${path}`).join('\n'), { paths });
        return exitCodes.ok;
      }),
    );
};
