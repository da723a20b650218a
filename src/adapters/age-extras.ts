/** Encrypts and opens files of extras with age (https://age-encryption.org/v1). */
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { Failure } from '../core/failure.ts';
import type { ExtrasOpener } from '../ports/extras.ts';

/** Throws `extras-identity-invalid`, without a word of it. */
export function ageOpener(identity: string): ExtrasOpener {
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(identity.trim());
  } catch {
    throw new Failure(
      'configuration',
      'extras-identity-invalid',
      'EXTRAS_IDENTITY is no secret key of age.',
      'Set it to the line that begins with AGE-SECRET-KEY-1, as age-keygen writes it.',
    );
  }
  return {
    async open(bytes) {
      try {
        return new Uint8Array(await decrypter.decrypt(bytes));
      } catch {
        // age tells a wrong key and a broken file apart in words alone.
        return undefined;
      }
    },
  };
}

/** The public key that belongs to an identity. */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity.trim());
}

export async function ageEncrypt(
  bytes: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}
