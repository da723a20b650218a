/** Judges whether what is proven of a mail is proven of the domain that readers see (RFC 9989, 4.4). */
import { note, ok, problem, skipped, type Seen } from '../finding.ts';
import { readDmarc, type AppliedRecord } from './dmarc-record.ts';

export interface AlignmentQuestion {
  /** Of the From address. */
  readonly domain: string;
  readonly organisation: string;
  /** The record that applies to it. */
  readonly applied: AppliedRecord | undefined;
  /** Who signs: the `d=` of signatures, and the organisation that it belongs to. */
  readonly signer: Identity | undefined;
  /** Where bounces go, if SPF will pass there. */
  readonly returnPath: Identity | undefined;
}

interface Identity {
  readonly domain: string;
  readonly organisation: string;
}

export function judgeAlignment(question: AlignmentQuestion): Seen[] {
  const { domain, applied, signer, returnPath } = question;
  const record = applied && readDmarc(applied.text);
  if (record === undefined) return [skipped('There is no DMARC record that would say how.')];
  const byDkim = signer && matches(question, signer, record.strict.dkim);
  const bySpf = returnPath && matches(question, returnPath, record.strict.spf);
  if (byDkim === true) {
    return [
      ok(
        `Signed by ${signer?.domain}, sent by ${domain}${bySpf === true ? ', bounces to ' : ''}${bySpf === true ? returnPath?.domain : ''}.`,
      ),
    ];
  }
  if (signer === undefined && returnPath === undefined) {
    return [
      note('Neither who signs nor where bounces go can be seen from here.', {
        remedy: 'Send yourself a copy (publish --test), and look for dmarc=pass in its headers.',
      }),
    ];
  }
  const unaligned =
    signer === undefined
      ? 'who signs cannot be seen from here'
      : `mails are signed by ${signer.domain}${record.strict.dkim ? ', and adkim=s wants the very same name' : ''}`;
  if (bySpf === true) {
    return [
      note(`Only the return path ${returnPath?.domain} proves the sender: ${unaligned}.`, {
        remedy: 'Have mails signed by the domain of sender.address: signatures survive forwarding.',
      }),
    ];
  }
  return [
    problem(`Nothing proves that mails come from ${domain}: ${unaligned}.`, {
      where: applied === undefined ? undefined : `TXT _dmarc.${applied.domain}`,
      remedy: 'Have mails signed by the domain of sender.address, or send from the one that signs.',
    }),
  ];
}

function matches(
  { domain, organisation }: AlignmentQuestion,
  identity: Identity,
  isStrict: boolean,
): boolean {
  return isStrict ? identity.domain === domain : identity.organisation === organisation;
}
