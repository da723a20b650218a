/** Prints how many milliseconds the links of a newsletter take to be read and checked. */
import { takeSnapshot } from '../../src/adapters/files/snapshot.ts';

const [root = '.'] = process.argv.slice(2);
const today = new Date().toISOString().slice(0, 10);
const startedAt = performance.now();
const snapshot = await takeSnapshot({ root, today: () => today });
if (!snapshot.ok) throw new Error('The config is broken.');
const { links, keepLinks } = snapshot.value;
for (const id of links.ids) if (links.get(id)?.ok !== true) throw new Error(`${id} is broken.`);
await keepLinks();
process.stdout.write(String(performance.now() - startedAt));
