import { expect, test } from 'vitest';
import { componentFiles } from '../../src/config/component-names.ts';
import { themeSchema } from '../../src/config/theme-schema.ts';
import { checkFields } from '../../src/core/check-fields.ts';

function problemsOf(theme: unknown): string[] {
  const place = () => ({ file: 'newsletter.config.ts', line: 1, column: 1 });
  const checked = checkFields(themeSchema, theme, place);
  return checked.ok
    ? []
    : checked.diagnostics.map(({ id, reason, remedy }) => `${id}: ${reason} ${remedy}`);
}

test('every component that is documented can be named', () => {
  const components = Object.fromEntries(
    Object.entries(componentFiles).map(([name, file]) => [name, `./components/${file}`]),
  );
  expect(problemsOf({ components })).toEqual([]);
});

test('a name that is misspelled is told from the one that was meant', () => {
  expect(problemsOf({ components: { Colophone: 'a.astro' } })).toEqual([
    expect.stringMatching(/^field\/unknown: .*Colophone.* Did you mean `Colophon`\?$/),
  ]);
});

test.each([
  ['css', '../theme.css'],
  ['css', '/etc/theme.css'],
  ['css', 'theme.scss'],
  ['css', '.hidden/theme.css'],
  ['css', 'styles\\theme.css'],
  ['css', 'styles//theme.css'],
])('%s: %s is no file of the newsletter', (key, file) => {
  expect(problemsOf({ [key]: file })).toEqual([expect.stringMatching(/^field\/bad-format: /)]);
});

test.each([
  [{ family: 'A"}', file: '/fonts/a.woff2' }],
  [{ family: 'serif', file: '/fonts/a.woff2' }],
  [{ family: 'A', file: 'https://fonts.example/a.woff2' }],
  [{ family: 'A', file: '//fonts.example/a.woff2' }],
  [{ family: 'A', file: '/fonts/../a.woff2' }],
  [{ family: 'A', file: '/fonts/a.svg' }],
  [{ family: 'A', file: '/a.woff2', weight: 'bold' }],
  [{ family: 'A', file: '/a.woff2', style: 'oblique' }],
])('the face %j is refused', (face) => {
  expect(problemsOf({ fonts: { faces: [face] } })).toHaveLength(1);
});

test('measure and radius have their bounds', () => {
  expect(problemsOf({ measure: 44, radius: 17 })).toHaveLength(2);
  expect(problemsOf({ measure: 45, radius: 0 })).toEqual([]);
  expect(problemsOf({ measure: 90, radius: 16 })).toEqual([]);
});
