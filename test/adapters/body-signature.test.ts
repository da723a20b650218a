/** Signatures over bodies, held to the examples of the sources' own documentation. */
import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { judgeBody, type SignedBodies, webhookSecret } from '../../src/adapters/body-signature.ts';

const patreon = { algorithm: 'md5', header: 'X-Patreon-Signature' } as const;
const github = {
  algorithm: 'sha256',
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
} as const;
const githubHash = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
const githubSecret = 'It’s a Secret to Everybody'.replace('’', "'");

function judged(secret: string, signed: SignedBodies, signature: string, body: string) {
  const key = createSecretKey(Buffer.from(secret));
  const headers = new Headers({ [signed.header]: signature });
  return judgeBody({ headers, body: new TextEncoder().encode(body) }, key, signed);
}

test('Patreon’s and GitHub’s examples are genuine', () => {
  const hash = 'a964f51f0ae9c643aca91bfbc66f6d78';
  expect(judged('secret', patreon, hash, 'testing')).toBe('genuine');
  expect(judged(githubSecret, github, `sha256=${githubHash}`, 'Hello, World!')).toBe('genuine');
});

test('what stands before the digits belongs to the signature', () => {
  for (const signature of [githubHash, `sha1=${githubHash}`, `sha256=sha256=${githubHash}`]) {
    expect(judged(githubSecret, github, signature, 'Hello, World!')).toBe('forged');
  }
});

test('a secret may hold spaces, and is taken without those around it', () => {
  const key = webhookSecret(` ${githubSecret}\n`, 'X', 'there');
  const headers = new Headers({ 'X-Hub-Signature-256': `sha256=${githubHash}` });
  const body = new TextEncoder().encode('Hello, World!');
  expect(judgeBody({ headers, body }, key, github)).toBe('genuine');
});

test.each(['', 'short', 'two\nlines of it', ' '.repeat(20)])('%j is no secret', (secret) => {
  expect(() => webhookSecret(secret, 'X', 'there')).toThrow(
    expect.objectContaining({ id: 'webhook-key-malformed' }),
  );
});
