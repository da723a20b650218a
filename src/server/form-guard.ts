/** Keeps machines from sending the form: its stamp, a field that people do not see, a proof of work. */
import { randomUUID } from 'node:crypto';
import type { Challenge } from 'altcha-lib';
import { issueStamp, type IssuedStamp, judgeStamp } from '../core/subscription-form/form-stamp.ts';
import type { Clock } from '../ports/clock.ts';
import type { Sealer } from '../ports/tokens.ts';
import { fieldOf, type FormFields } from './form-fields.ts';
import { createProofOfWork } from './proof-of-work.ts';
import { createSeenOnce } from './seen-once.ts';

export interface FormGuard {
  /** What a form needs to be taken. */
  ticket(): Promise<FormTicket>;
  /** `trap`: only a machine fills in what nobody sees. */
  judge(fields: FormFields): Promise<'person' | 'trap' | 'form-stamp' | 'proof-of-work'>;
}

export interface FormTicket extends IssuedStamp {
  readonly challenge: Challenge | undefined;
}

/**
 * Looks like a field to a machine that fills in forms; hidden, and left out by what reads pages
 * aloud. Browsers fill in names, companies and addresses by themselves, but no website.
 */
export const TRAP_FIELD = 'website';
export const STAMP_FIELD = 'stamp';
export const PROOF_FIELD = 'altcha';
/** Of stamps and proofs that were used so many are remembered, the last ones. */
const REMEMBERED = 100_000;

export function createFormGuard(
  { sealer, clock }: { readonly sealer: Sealer; readonly clock: Clock },
  asks: { readonly proofOfWork: boolean },
): FormGuard {
  const seal = (text: string): string => sealer.seal('form', text);
  const proofs = asks.proofOfWork ? createProofOfWork(sealer, clock) : undefined;
  const used = createSeenOnce(REMEMBERED);
  return {
    async ticket() {
      const issued = issueStamp(seal, clock.now(), randomUUID());
      return { ...issued, challenge: await proofs?.challenge() };
    },
    async judge(fields) {
      if (fieldOf(fields, TRAP_FIELD) !== '') return 'trap';
      const stamp = judgeStamp(seal, fieldOf(fields, STAMP_FIELD), clock.now());
      if (stamp.state !== 'good') return 'form-stamp';
      if (proofs !== undefined) {
        const nonce = await proofs.verify(fieldOf(fields, PROOF_FIELD));
        if (nonce === undefined || !used.see(`proof:${nonce}`)) return 'proof-of-work';
      }
      return used.see(`stamp:${stamp.nonce}`) ? 'person' : 'form-stamp';
    },
  };
}
