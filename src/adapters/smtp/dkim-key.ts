/** The key that signs mails (RFC 6376): from the environment, with its name from the config. */
import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../core/failure.ts';

/** Where receivers look the public half up: `<selector>._domainkey.<domain>`. */
export interface DkimName {
  readonly domain: string;
  readonly selector: string;
}

export interface DkimKey extends DkimName {
  /** PEM. */
  readonly privateKey: string;
}

const MIN_BITS = 1024;

/**
 * undefined where mails are not to be signed here. `key` is a PEM or the path of one, from `root`.
 * @throws Failure `dkim-incomplete` or `dkim-key-unusable`; neither shows the key.
 */
export function dkimKey(given: {
  readonly key: string | undefined;
  readonly name: DkimName | undefined;
  readonly root: string;
}): DkimKey | undefined {
  const { key, name, root } = given;
  if (key === undefined && name === undefined) return undefined;
  if (key === undefined || name === undefined) {
    throw new Failure(
      'configuration',
      'dkim-incomplete',
      key === undefined
        ? 'The config has "delivery.dkim", but DKIM_PRIVATE_KEY is not set.'
        : 'DKIM_PRIVATE_KEY is set, but the config has no "delivery.dkim".',
      'Set both to sign mails, or neither to leave that to the server.',
    );
  }
  const pem = key.includes('-----BEGIN') ? key.replaceAll('\\n', '\n') : readKey(root, key.trim());
  return { ...name, privateKey: checkedKey(pem) };
}

function readKey(root: string, path: string): string {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    throw unusable('neither a key in PEM nor the path of a file that can be read');
  }
}

function checkedKey(pem: string): string {
  const key = parsed(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  // The signer knows no other kind, and receivers do not take a shorter one (RFC 8301, 3.2).
  if (key.asymmetricKeyType !== 'rsa' || bits < MIN_BITS) {
    throw unusable(`no RSA key of at least ${MIN_BITS} bits`);
  }
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw unusable('no private key that can be read without a password');
  }
}

function unusable(what: string): Failure {
  return new Failure(
    'configuration',
    'dkim-key-unusable',
    `DKIM_PRIVATE_KEY is ${what}.`,
    'Make a key as docs/transports.md shows, and give it or its path.',
  );
}
