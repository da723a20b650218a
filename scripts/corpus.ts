/** `npm run corpus -- FOLDER…`: imports folders of Markdown newsletters, builds them, and says what fails. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeTrial } from './corpus/describe-trial.ts';
import { tryCorpus } from './corpus/try-corpus.ts';

const USAGE = `Usage: npm run corpus -- [--from PLATFORM] [--language TAG] [--keep] [--json] FOLDER…

Imports each folder into a newsletter of its own that is thrown away, checks it, builds it, and says
what was left out, what was found wrong, and by which rules. Fetches no pictures. Exits with 1 if
anything cannot be read, has an error, or cannot be built.

  --from PLATFORM   what the folders are; markdown unless given
  --language TAG    what they are written in; en unless given
  --keep            keeps the newsletters that were made, and says where
  --json            answers in JSON, one line a folder
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: 'markdown' },
    language: { type: 'string', default: 'en' },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || positionals.length === 0) {
  process.stdout.write(USAGE);
  if (!values.help) process.exitCode = 64;
}
for (const folder of positionals) {
  const trial = await tryCorpus({ ...values, folder: resolve(folder) });
  process.stdout.write(values.json ? `${JSON.stringify(trial)}\n` : describeTrial(trial));
  if (!trial.isSound) process.exitCode = 1;
}
