/** The image and what runs it: no root, nothing written but the state, and no key in any layer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../source-tree.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Instructions with their arguments, continued lines joined. */
const instructions = read('deploy/Dockerfile')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => /^(\w+) (.+)$/.exec(line)?.slice(1) ?? [line]);
const last = instructions.slice(instructions.findLastIndex(([name]) => name === 'FROM'));
const ofLast = (name: string): (string | undefined)[] =>
  last.filter(([found]) => found === name).map(([, rest]) => rest);

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      ports: z.array(z.string()).optional(),
      read_only: z.boolean().optional(),
      tmpfs: z.array(z.string()).optional(),
      cap_drop: z.array(z.string()).optional(),
      security_opt: z.array(z.string()).optional(),
      volumes: z.array(z.string()),
      stop_grace_period: z.string(),
      environment: z.record(z.string(), z.string()),
    }),
  ),
});
const { services } = compose.parse(parse(read('deploy/compose.yaml')));

test('the image is built in stages from one Node, which the package asks for', () => {
  const bases = instructions.filter(([name]) => name === 'FROM').map(([, rest]) => rest);
  expect(bases).toEqual(['node:24-slim AS packages', 'packages AS archive', 'node:24-slim']);
  const { engines } = z
    .object({ engines: z.object({ node: z.string() }) })
    .parse(JSON.parse(read('package.json')));
  expect(engines.node).toMatch(/^>=24\./);
});

test('the server is no root, and says whether it lives', () => {
  expect(ofLast('USER')).toEqual(['node']);
  expect(ofLast('VOLUME')).toEqual(['/newsletter/.roundup']);
  expect(ofLast('CMD')).toEqual(['["serve", "--host", "0.0.0.0", "--port", "4321"]']);
  expect(ofLast('HEALTHCHECK').join('')).toContain('http://127.0.0.1:4321/healthz');
});

test('no layer takes a key, state, history or a file that the server does not need', () => {
  expect(read('deploy/Dockerfile')).not.toMatch(/^(?:ARG|ADD) |_KEY|SECRET|TOKEN|PASSWORD/m);
  const ignored = read('.dockerignore').split('\n');
  // “.*” has .git, .env and .roundup; exceptions are named one by one.
  expect(ignored).toEqual(expect.arrayContaining(['.*', '*.env', 'deploy', 'node_modules']));
  const exceptions = ignored.filter((line) => line.startsWith('!'));
  expect(exceptions).toEqual(['!.npmrc', '!scripts/link-node.mjs']);
});

test('compose lets the server write its state alone, and the proxy of this machine reach it', () => {
  expect(services['roundup']).toMatchObject({
    build: { context: '..', dockerfile: 'deploy/Dockerfile' },
    ports: ['127.0.0.1:4321:4321'],
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    volumes: ['state:/newsletter/.roundup'],
    stop_grace_period: '15s',
  });
  expect(services['postgres']?.ports).toBeUndefined();
});

test('no password stands in the compose file, and none is made up', () => {
  const values = Object.values(services).flatMap(({ environment }) =>
    Object.values(environment).filter((value) => value.includes('PASSWORD')),
  );
  expect(values).toHaveLength(2);
  for (const value of values) expect(value).toContain('${POSTGRES_PASSWORD:?');
  expect(read('.gitignore')).toMatch(/^\.env$/m);
  expect(read('.gitignore')).toMatch(/^\/deploy\/\*\.env$/m);
});
