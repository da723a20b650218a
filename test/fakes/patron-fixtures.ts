/** What sources of patrons send and answer, as it was recorded, and the secrets it is signed with. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const FOLDER = resolve(import.meta.dirname, '../fixtures/patrons');
/** GitHub's own samples lie beside the checkout, and are not copied into it. */
const SHARED = resolve(import.meta.dirname, '../../../shared/fixtures/patrons');

export const CAMPAIGN = '11539233';

export const patronSecrets = {
  patreon: 'patreon-webhook-secret',
  buyMeACoffee: 'bmc-webhook-secret',
  stripe: 'whsec_test_secret',
  github: 'github-webhook-secret',
  koFi: '11111111-2222-4333-8444-555555555555',
} as const;

/** When Stripe signed its samples. */
export const STRIPE_SIGNED_AT = new Date(1_760_000_000_000);

export function patronFixture(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** undefined where the folder is not beside the checkout. */
export function githubSample(name: string): string | undefined {
  const path = join(SHARED, 'github-sponsors', name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const signatures = z.record(z.string(), z.record(z.string(), z.unknown()));

/** The headers that a sample came with. */
export function signatureOf(name: string): Readonly<Record<string, string>> {
  const headers = signatures.parse(JSON.parse(patronFixture('signatures.json')))[name] ?? {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([header, value]) =>
      typeof value === 'string' ? [[header, value]] : [],
    ),
  );
}
