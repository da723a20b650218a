import { expect, test } from 'vitest';
import { javaScriptOf, packedPage } from '../../../scripts/package/javascript-of.ts';

const known = new Set(['/e/src/a.ts', '/e/src/deep/worker.ts', '/e/src/deep/b.ts']);
const neighbours = { has: (path: string) => known.has(path) };
const packed = (source: string) => javaScriptOf(source, '/e/src/deep/b.ts', neighbours);

test('types go, and every other character stays where it was', () => {
  const source = 'export const a = (b: number): string => `${b} `;\nexport type C = 1;\n';
  expect(packed(source)).toBe(
    'export const a = (b        )         => `${b} `;\n                  \n',
  );
});

test.each([
  ["import { a } from '../a.ts';", "import { a } from '../a.js';"],
  ["export { a } from '../a.ts';", "export { a } from '../a.js';"],
  ["const { a } = await import('../a.ts');", "const { a } = await import('../a.js');"],
  [
    "new Worker(new URL('./worker.ts', import.meta.url));",
    "new Worker(new URL('./worker.js', import.meta.url));",
  ],
  ["join(import.meta.dirname, 'worker.ts');", "join(import.meta.dirname, 'worker.js');"],
])('%s names JavaScript', (source, expected) => {
  expect(packed(source)).toBe(expected);
});

test.each([
  "const CONFIG = 'newsletter.config.ts';",
  "const text = './elsewhere.ts';",
  "// import '../a.ts' in words\n",
  'const template = `../a.ts`;',
  "const pattern = /'..\\/a.ts'/;",
])('%s stays as it is', (source) => {
  expect(packed(source)).toBe(source);
});

test('what does not parse is not packed', () => {
  expect(() => packed('export const = 1;')).toThrow();
});

test('pages keep their code and change the names of modules alone', () => {
  const page = (ending: string) => `---
import { a } from '../a.${ending}';
import type { B } from './b.${ending}';
import Link from '../components/link.astro';
const words = "from './elsewhere.ts'";
---
<p>from '../a'</p>
<script>
  import './worker.${ending}';
  const { a } = await import('../a.${ending}');
</script>
`;
  expect(packedPage(page('ts'), '/e/src/deep/page.astro', neighbours)).toBe(page('js'));
});
