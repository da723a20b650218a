/** The newsletter of docs/theming.md: every example there, in the file that it is headed by. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const GUIDE = resolve(import.meta.dirname, '../../docs/theming.md');
const WAVE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="8"><path d="M0 4q5-4 10 0t10 0" fill="none" stroke="#0f766e"/></svg>\n';

export const letter = (month: string, title: string) => `---
title: ${title}
date: ${month}-02
description: A letter that is long enough to be described.
tags: [rope]
reading:
  - { title: "On splices", url: "https://cable.example/${month}", tags: [rope], comment: "Read it." }
---
Hello from the quay, where the ropes are long and the days are short.

\`\`\`js
const rope = 'hemp';
\`\`\`

::reading
`;

/** The config imports its types, which a folder outside of the packages cannot find. */
export function themedNewsletter(): Readonly<Record<string, string | Uint8Array>> {
  const examples = Object.fromEntries(
    [...readFileSync(GUIDE, 'utf8').matchAll(/^`([\w./-]+)`:\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
      ([, path = '', text = '']) => [path, text],
    ),
  );
  const config = (examples['newsletter.config.ts'] ?? '')
    .replace(/^import .*\n/, '')
    .replace('defineNewsletter({', '({');
  return {
    ...examples,
    'newsletter.config.ts': config,
    'components/wave.svg': WAVE,
    'pages/wave.svg': WAVE,
    'public/fonts/harbour.ttf': someFont(),
    'issues/2023-09.md': letter('2023-09', 'Letter of September'),
    'issues/2023-10.md': letter('2023-10', 'Letter of October'),
  };
}

/** A real one, which comes with the packages of the tests. */
function someFont(): Uint8Array {
  const root = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const name = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('.ttf'),
  );
  if (name === undefined) throw new Error('No font was found.');
  return readFileSync(join(root, name));
}
