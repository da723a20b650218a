/** Writes src/core/mail-lint/caniemail.json anew from the installed package; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { takeCaniemail } from './take-caniemail.ts';

const target = new URL('../src/core/mail-lint/caniemail.json', import.meta.url);
const fresh = takeCaniemail();

if (!process.argv.includes('--check')) {
  writeFileSync(target, fresh);
} else if (readFileSync(target, 'utf8') !== fresh) {
  process.stderr.write(
    'src/core/mail-lint/caniemail.json is not what the package says. Run: npm run caniemail\n',
  );
  process.exitCode = 1;
}
