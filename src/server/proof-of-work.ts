/** ALTCHA: a browser computes for a moment before a form is taken, which costs senders of many. */
import { createChallenge, HmacAlgorithm, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import type { Sealer } from '../ports/tokens.ts';

export interface ProofOfWork {
  challenge(): Promise<Challenge>;
  /**
   * `payload` is base64 of JSON, as ALTCHA's widgets send it. Answers with the challenge's nonce,
   * which counts once; undefined when nothing is proven.
   */
  verify(payload: string): Promise<string | undefined>;
}

const ALGORITHM = 'PBKDF2/SHA-256';
/** Rounds of one try, and how the derived key must begin: some 256 tries, about a second on a phone. */
const COST = 1000;
const KEY_PREFIX = '00';
const EXPIRES_AFTER_MS = 20 * 60 * 1000;
const MAX_PAYLOAD_CHARS = 4000;

const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string().max(200),
      salt: z.string().max(200),
      cost: z.literal(COST),
      keyLength: z.number().int().min(16).max(64),
      keyPrefix: z.literal(KEY_PREFIX),
      expiresAt: z.number(),
    }),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number().int().min(0), derivedKey: z.string().max(200) }),
});

export function createProofOfWork(sealer: Sealer, clock: Clock): ProofOfWork {
  const secret = sealer.seal('proof-of-work', 'challenge');
  return {
    challenge: () =>
      createChallenge({
        algorithm: ALGORITHM,
        cost: COST,
        keyPrefix: KEY_PREFIX,
        deriveKey,
        expiresAt: new Date(clock.now().getTime() + EXPIRES_AFTER_MS),
        hmacAlgorithm: HmacAlgorithm.SHA_256,
        hmacSignatureSecret: secret,
      }),
    async verify(text) {
      const payload = readPayload(text);
      if (payload === undefined) return undefined;
      const { verified } = await verifySolution({
        ...payload,
        deriveKey,
        hmacAlgorithm: HmacAlgorithm.SHA_256,
        hmacSignatureSecret: secret,
      });
      return verified ? payload.challenge.parameters.nonce : undefined;
    },
  };
}

function readPayload(text: string): z.infer<typeof payloadSchema> | undefined {
  if (text.length > MAX_PAYLOAD_CHARS) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return payloadSchema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
