/** The public half of the key that signs mails, and how long it is. */
import { createPublicKey } from 'node:crypto';
import type { SigningKey } from '../../core/doctor/key-checks.ts';
import { dkimKey } from './dkim-key.ts';

/** @throws Failure `dkim-incomplete` or `dkim-key-unusable`; neither shows the key. */
export function signingKey(given: Parameters<typeof dkimKey>[0]): SigningKey | undefined {
  const dkim = dkimKey(given);
  if (dkim === undefined) return undefined;
  const key = createPublicKey(dkim.privateKey);
  return {
    bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
    publicKey: key.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}
