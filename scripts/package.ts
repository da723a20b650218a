/** Packs what authors install: `npm run package`, or with `-- --out FOLDER --version 1.2.3`. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { packAll } from './package/pack-all.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.roundup/package' },
    version: { type: 'string' },
  },
});
for (const { file, bytes, files } of await packAll(resolve(values.out), values.version)) {
  process.stdout.write(`${file}: ${(bytes / 1000).toFixed(0)} kB, ${files} files\n`);
}
