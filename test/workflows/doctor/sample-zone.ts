/** The DNS of a domain that lacks nothing, for each provider, and keys to publish there. */
import { generateKeyPairSync } from 'node:crypto';
import type { Zone } from '../../fakes/dns-double.ts';

export const DOMAIN = 'letter.dev';

export interface SampleKey {
  /** PEM. */
  readonly privateKey: string;
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** RSAPublicKey alone, base64. */
  readonly bareKey: string;
}

export function sampleKey(bits: number): SampleKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    bareKey: publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
  };
}

export const goodKey = sampleKey(2048);

export function dkim(key: string): string {
  return `v=DKIM1; k=rsa; p=${key}`;
}

const base = {
  [DOMAIN]: { TXT: ['v=spf1 include:sendgrid.net mx ~all'], MX: [[10, `mx.${DOMAIN}`]] },
  'sendgrid.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  'amazonses.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
  [`_dmarc.${DOMAIN}`]: { TXT: [`v=DMARC1; p=quarantine; rua=mailto:dmarc@${DOMAIN}`] },
} as const satisfies Zone;

export const zones = {
  sendgrid: {
    ...base,
    [`s1._domainkey.${DOMAIN}`]: { CNAME: 's1.domainkey.u1.wl.sendgrid.net' },
    [`s2._domainkey.${DOMAIN}`]: { CNAME: 's2.domainkey.u1.wl.sendgrid.net' },
    's1.domainkey.u1.wl.sendgrid.net': { TXT: [dkim(goodKey.publicKey)] },
    's2.domainkey.u1.wl.sendgrid.net': { TXT: [dkim(goodKey.publicKey)] },
  },
  resend: {
    ...base,
    [`send.${DOMAIN}`]: {
      TXT: ['v=spf1 include:amazonses.com ~all'],
      MX: [[10, 'feedback-smtp.eu-west-1.amazonses.com']],
    },
    // As Resend shows it: neither version nor kind.
    [`resend._domainkey.${DOMAIN}`]: { TXT: [`p=${goodKey.publicKey}`] },
  },
  postmark: {
    ...base,
    [`pm-bounces.${DOMAIN}`]: { CNAME: 'pm.mtasv.net' },
    'pm.mtasv.net': { TXT: ['v=spf1 include:spf.mtasv.net ~all'] },
    'spf.mtasv.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
    [`20240101pm._domainkey.${DOMAIN}`]: { TXT: [`k=rsa; p=${goodKey.publicKey}`] },
  },
  smtp: { ...base, [`roundup._domainkey.${DOMAIN}`]: { TXT: [dkim(goodKey.publicKey)] } },
} as const satisfies Readonly<Record<string, Zone>>;
