/** The source itself is tested: which way it depends, where effects happen, and how a file looks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  callsOf,
  exportedNames,
  hasDefaultExport,
  importsOf,
  membersOf,
  readSources,
  ROOT,
  type Source,
} from './source-tree.ts';

interface Rule {
  readonly name: string;
  readonly appliesTo: (path: string) => boolean;
  /** What breaks the rule; empty when nothing does. */
  readonly offences: (source: Source) => readonly string[];
  /** Each must be caught, so that no rule is blind. */
  readonly controls: readonly Source[];
}

const inFolder = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`);
const isTypeScript = (path: string): boolean => path.endsWith('.ts');
const control = (path: string, ...lines: readonly string[]): Source => ({
  path: `src/${path}`,
  text: `/** A control. */\n${lines.join('\n')}\n`,
});

/** What a folder may import of the others, and something that it may not; packages are free. */
const layers: Readonly<Record<string, { readonly allowed: RegExp; readonly breach: string }>> = {
  core: { allowed: /^src\/core\//, breach: 'ports/clock.ts' },
  ports: { allowed: /^src\/(?:core|config|ports)\//, breach: 'adapters/keyring.ts' },
  config: { allowed: /^src\/(?:core|config)\//, breach: 'adapters/keyring.ts' },
  workflows: {
    allowed: /^src\/(?:core|config|ports|workflows)\//,
    breach: 'adapters/keyring.ts',
  },
  adapters: {
    allowed: /^src\/(?:core|config|ports|adapters)\//,
    breach: 'site/archive.ts',
  },
  server: {
    allowed: /^src\/(?:core|config|ports|workflows|server)\//,
    breach: 'compose.ts',
  },
  site: {
    allowed: /^src\/(?:core|config|site)\/|^src\/adapters\/files\//,
    breach: 'ports/clock.ts',
  },
  cli: { allowed: /^src\/(?!site\/)/, breach: 'site/archive.ts' },
};

/** The port SiteBuilder and the dev server are Astro, and Astro is what `site/` is written for. */
const builders = /^src\/adapters\/astro-[a-z-]+\.ts$/;

const layering = Object.entries(layers).map(([folder, { allowed, breach }]): Rule => ({
  name: `${folder}/ depends one way`,
  appliesTo: inFolder(folder),
  offences: (source) =>
    importsOf(source)
      .map(({ target }) => target)
      .filter((target) => target.startsWith('src/') && !allowed.test(target))
      .filter((target) => !(builders.test(source.path) && target.startsWith('src/site/'))),
  controls: [
    control(`${folder}/x.ts`, `import { a } from '../${breach}';`),
    control(`${folder}/deep/x.ts`, `export type { A } from '../../${breach}';`),
    control(`${folder}/x.ts`, `const a = await import('../${breach}');`),
    control(`${folder}/x.ts`, `type A = import('../${breach}').A;`),
  ],
}));

const FORBIDDEN_IN_CORE = /^(?:process|performance|crypto|Math\.random$|Date\.now$|Temporal\.Now)/;
const EFFECTS = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
]);

/** Who may use the engine's own ciphers, and why that is still values in, values out. */
const usesCiphers: Readonly<Record<string, string>> = {
  'src/core/sealing/subtle.ts': 'the one door to WebCrypto, without the keys drawn by lot',
};

const pureCore: Rule[] = [
  {
    name: 'core/ uses nothing of Node',
    appliesTo: inFolder('core'),
    offences: (source) =>
      importsOf(source)
        .map(({ target }) => target)
        .filter((target) => target.startsWith('node:')),
    controls: [
      control('core/x.ts', "import { readFile } from 'node:fs/promises';"),
      control('core/x.ts', "import { join } from 'path';"),
      control('core/x.ts', "const crypto = await import('node:crypto');"),
      control('core/x.ts', "import type { Stats } from 'node:fs';"),
    ],
  },
  {
    name: 'core/ asks neither clock nor dice nor network',
    appliesTo: (path) => inFolder('core')(path) && !(path in usesCiphers),
    offences: (source) => [
      ...membersOf(source).filter((name) => FORBIDDEN_IN_CORE.test(name)),
      ...callsOf(source)
        .filter(({ name, count }) => EFFECTS.has(name) || (name === 'Date' && count === 0))
        .map(({ name }) => `${name}()`),
    ],
    controls: [
      control('core/x.ts', 'const now = new Date();'),
      control('core/x.ts', 'const now = Date();'),
      control('core/x.ts', 'const now = Date.now();'),
      control('core/x.ts', "const now = globalThis.Date['now']();"),
      control('core/x.ts', 'const { now } = Date;'),
      control('core/x.ts', 'const clock = Date.now;'),
      control('core/x.ts', 'const dice = Math.random();'),
      control('core/x.ts', 'const now = performance.now();'),
      control('core/x.ts', 'crypto.getRandomValues(new Uint8Array(8));'),
      control('core/x.ts', "await fetch('https://example.com');"),
    ],
  },
];

/** Who may touch the process's surroundings, and why. */
const readsEnvironment: Readonly<Record<string, string>> = {
  'src/config/environment.ts': 'the one place that reads and checks variables',
  'src/config/packages-environment.ts': 'sets what packages read nowhere else',
};
const writesStreams: Readonly<Record<string, string>> = {
  'src/cli/reporter.ts': 'the one place that writes',
  'src/cli/ask-decision.ts': 'asks on stderr, and only where somebody can answer',
  'src/cli/ask-count.ts': 'asks on stderr, and only where somebody can answer',
  'src/cli/ask.ts': 'asks on stderr, and only where somebody can answer',
  'src/cli/terminal-desk.ts': 'asks on stderr, and only where somebody can answer',
  'src/cli/main.ts': 'notices that nobody reads stdout any more; writes nothing',
};

const effects: Rule[] = [
  {
    name: 'only config/environment.ts reads process.env',
    appliesTo: (path) => !(path in readsEnvironment),
    offences: (source) => [
      ...membersOf(source).filter((name) => /^process\.env\b/.test(name)),
      ...(/import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*'node:process'/.test(source.text)
        ? ['env']
        : []),
    ],
    controls: [
      control('cli/x.ts', 'const ci = process.env.CI;'),
      control('cli/x.ts', "const ci = process['env'];"),
      control('cli/x.ts', 'const { env } = process;'),
      control('cli/x.ts', "import { env } from 'node:process';"),
    ],
  },
  {
    name: 'only cli/reporter.ts writes to stdout and stderr',
    appliesTo: (path) => !(path in writesStreams),
    offences: (source) =>
      membersOf(source).filter((name) => /^(?:process\.std(?:out|err)|console)\b/.test(name)),
    controls: [
      control('cli/x.ts', "process.stdout.write('x');"),
      control('workflows/x.ts', "console.log('x');"),
      control('server/x.ts', 'const { stderr } = process;'),
    ],
  },
  {
    name: 'only compose.ts and compose-server.ts construct adapters',
    appliesTo: (path) =>
      !/^src\/compose(?:-server)?\.ts$/.test(path) && !/^src\/(?:adapters|site)\//.test(path),
    offences: (source) =>
      importsOf(source)
        .filter(({ target, isType }) => target.startsWith('src/adapters/') && !isType)
        .map(({ target }) => target),
    controls: [
      control('cli/x.ts', "import { createOutbox } from '../adapters/outbox/outbox.ts';"),
      control('cli/x.ts', "const { systemClock } = await import('../adapters/system-clock.ts');"),
      control('cli/x.ts', "import { type Store, open } from '../adapters/store/store.ts';"),
    ],
  },
  {
    name: 'site/ opens no extras',
    appliesTo: inFolder('site'),
    offences: (source) =>
      importsOf(source)
        .map(({ target }) => target)
        .filter((target) => /\/(?:parse|match)-extras\.ts$/.test(target)),
    controls: [
      control('site/x.ts', "import { parseExtras } from '../core/issue/parse-extras.ts';"),
      {
        path: 'src/site/x.astro',
        text: "---\nimport { matchExtras } from '../core/issue/match-extras.ts';\n---\n",
      },
    ],
  },
];

const MAX_LINES = 300;

const looks: Rule[] = [
  {
    name: 'a file opens with one sentence on what it is',
    appliesTo: isTypeScript,
    offences: (source) => (opensWithOneSentence(source.text) ? [] : [source.text.slice(0, 100)]),
    controls: [
      { path: 'src/x.ts', text: "import { a } from './a.ts';\n" },
      { path: 'src/x.ts', text: '/** No full stop */\nexport const a = 1;\n' },
      { path: 'src/x.ts', text: '/** One sentence. And another. */\nexport const a = 1;\n' },
      {
        path: 'src/x.ts',
        text: '/**\n * One sentence.\n * Another one.\n */\nexport const a = 1;\n',
      },
    ],
  },
  {
    name: 'exports have names',
    appliesTo: isTypeScript,
    offences: (source) => (hasDefaultExport(source) ? ['export default'] : []),
    controls: [
      control('cli/x.ts', 'export default function run() {}'),
      control('cli/x.ts', 'const a = 1;', 'export default a;'),
      control('cli/x.ts', 'const a = 1;', 'export { a as default };'),
      control('cli/x.ts', "export { default } from './a.ts';"),
    ],
  },
  {
    name: `no file has more than ${MAX_LINES} lines`,
    appliesTo: () => true,
    offences: ({ text }) => {
      const lines = text.split('\n').length - 1;
      return lines > MAX_LINES ? [`${lines} lines`] : [];
    },
    controls: [control('cli/x.ts', ...Array.from({ length: MAX_LINES }, () => 'a();'))],
  },
  {
    name: 'nothing is left to do, and no type error is silenced',
    appliesTo: () => true,
    offences: ({ text }) => [...text.matchAll(leftOver)].map((match) => match[0]),
    controls: [
      control('cli/x.ts', `// ${'TO'}DO: later`),
      control('cli/x.ts', `// ${'FIX'}ME`),
      control('cli/x.ts', `// @ts-${'ignore'}`),
    ],
  },
];

const leftOver = /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)/g;

/** After a `#!` line, either a `//` line or a block. */
function opensWithOneSentence(text: string): boolean {
  const head = /^(?:#!.*\n)?(?:\/\/ (.+)|\/\*\*([\s\S]*?)\*\/)\n/.exec(text);
  const sentence = (head?.[1] ?? head?.[2] ?? '').replace(/\n \*/g, ' ').trim();
  return /[.?]$/.test(sentence) && !/[.?!]\s+[A-Z]/.test(sentence.replace(/\be\.g\. /g, ''));
}

const sources = readSources('src', ['.ts', '.astro']);
const rules = [...layering, ...pureCore, ...effects, ...looks];

test('every source is looked at', () => {
  const paths = sources.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'src/core/failure.ts',
      'src/cli/main.ts',
      'src/site/pages/index.astro',
    ]),
  );
  for (const folder of Object.keys(layers)) {
    expect(paths.filter(inFolder(folder)).length, folder).toBeGreaterThan(3);
  }
});

test('every exception is a file that still needs it', () => {
  const exceptions = Object.keys({
    ...usesCiphers,
    ...readsEnvironment,
    ...writesStreams,
  });
  for (const path of exceptions) {
    const source = sources.find((known) => known.path === path);
    const broken = rules.some((rule) => source && rule.offences(source).length > 0);
    expect(broken, path).toBe(true);
  }
});

for (const rule of rules) {
  test(rule.name, () => {
    const broken = sources
      .filter(({ path }) => rule.appliesTo(path))
      .flatMap((source) => rule.offences(source).map((offence) => `${source.path}: ${offence}`));
    expect(broken).toEqual([]);
  });
}

test.each(rules)('whatever breaks it is caught: $name', ({ appliesTo, offences, controls }) => {
  expect(controls).not.toEqual([]);
  for (const source of controls) {
    expect(appliesTo(source.path), source.path).toBe(true);
    expect(offences(source), source.text).not.toEqual([]);
  }
});

test('what only looks like an offence is let through', () => {
  const innocent = control(
    'core/x.ts',
    "import { z } from 'zod';",
    "import type { Issue } from './issue/issue.ts';",
    '// Date.now() and new Date() are mentioned, and process.env too.',
    "const words = 'console.log(Math.random())';",
    'const day = new Date(`${words}T00:00:00Z`);',
  );
  const broken = rules.filter(
    (rule) => rule.appliesTo(innocent.path) && rule.offences(innocent).length > 0,
  );
  expect(broken.map((rule) => rule.name)).toEqual([]);
});

test('ARCHITECTURE.md has a line for every folder of the core and of the adapters', () => {
  const [, tree = ''] =
    /```text\n(newsletter\.config[\s\S]*?)```/.exec(
      readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'),
    ) ?? [];
  const part = (from: string, to: string): string =>
    tree.slice(tree.indexOf(from), tree.indexOf(to));
  const named = {
    core: part('core/ ', 'ports/ '),
    adapters: part('adapters/ ', 'config/ '),
  };
  for (const [of, lines] of Object.entries(named)) {
    const folders = readdirSync(join(ROOT, 'src', of), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.length).toBeGreaterThan(10);
    for (const name of folders) {
      expect(lines, `src/${of}/${name}`).toMatch(new RegExp(`(?:─ |, |   )${name}/`));
    }
  }
});

test('ARCHITECTURE.md lists every port by its subject, and none that does not exist', () => {
  const rows = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(
    /^\| \[(.+)\]\((src\/ports\/.+)\) +\| (.+?) +\|$/gm,
  );
  const listed = [...rows].map(([, subject = '', path = '', names = '']) => {
    expect(path).toBe(`src/ports/${subject}.ts`);
    return { path, names: names.split(', ') };
  });
  const ports = sources.filter(({ path }) => inFolder('ports')(path));
  expect(ports.length).toBeGreaterThan(10);
  expect(listed).toEqual(ports.map((port) => ({ path: port.path, names: exportedNames(port) })));
});

test('ports import one another in no circle', () => {
  const circle = [
    control('ports/a.ts', "import type { B } from './b.ts';"),
    control('ports/b.ts', "import type { A } from './a.ts';"),
    control('ports/c.ts', "import type { A } from './a.ts';"),
    control('ports/d.ts'),
  ];
  expect(inCircles(circle)).toEqual(['src/ports/a.ts', 'src/ports/b.ts', 'src/ports/c.ts']);
  expect(inCircles(sources.filter(({ path }) => inFolder('ports')(path)))).toEqual([]);
});

/** What is in a circle, or leads into one. */
function inCircles(among: readonly Source[]): readonly string[] {
  const paths = new Set(among.map(({ path }) => path));
  const left = among.filter((source) => importsOf(source).some(({ target }) => paths.has(target)));
  return left.length === among.length ? left.map(({ path }) => path) : inCircles(left);
}
