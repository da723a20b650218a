/** What each provider asks of a domain, and how its key looks; the sources stand in docs/doctor.md. */

export type TransportId = 'sendgrid' | 'smtp' | 'resend' | 'postmark' | 'outbox';

export interface ProviderNeeds {
  readonly name: string;
  /** The environment variable of the key, and what keys look like. */
  readonly key: { readonly variable: string; readonly shape: RegExp; readonly like: string };
  /** Asked for the time, without the key; undefined where there is no HTTP. */
  readonly api: string | undefined;
  /** What an SPF record includes to name it; undefined where that differs from server to server. */
  readonly spf: string | undefined;
  /** Below `_domainkey`; empty where only the provider's pages know them. */
  readonly selectors: readonly string[];
  /** The label below the domain to which bounces go; undefined where it cannot be known. */
  readonly returnPath: string | undefined;
  /** What a return path's CNAME points to, where it is one. */
  readonly returnPathTarget: string | undefined;
  /** Where the records to publish are shown. */
  readonly pages: string;
}

export const providers: Readonly<Record<Exclude<TransportId, 'outbox'>, ProviderNeeds>> = {
  sendgrid: {
    name: 'SendGrid',
    key: {
      variable: 'SENDGRID_API_KEY',
      shape: /^SG\.[\w-]{16,40}\.[\w-]{32,64}$/,
      like: 'SG.….…, 69 characters long',
    },
    api: 'https://api.sendgrid.com',
    spf: 'sendgrid.net',
    selectors: ['s1', 's2'],
    returnPath: undefined,
    returnPathTarget: undefined,
    pages: 'SendGrid: Settings, Sender Authentication, Domain Authentication',
  },
  smtp: {
    name: 'the SMTP server',
    key: { variable: 'SMTP_URL', shape: /^smtps?:\/\//, like: 'smtps://user:password@host:465' },
    api: undefined,
    spf: undefined,
    selectors: [],
    returnPath: undefined,
    returnPathTarget: undefined,
    pages: 'the help pages of your mail host',
  },
  resend: {
    name: 'Resend',
    key: { variable: 'RESEND_API_KEY', shape: /^re_[\w-]{16,}$/, like: 're_…' },
    api: 'https://api.resend.com',
    spf: 'amazonses.com',
    selectors: ['resend'],
    returnPath: 'send',
    returnPathTarget: undefined,
    pages: 'Resend: Domains',
  },
  postmark: {
    name: 'Postmark',
    key: {
      variable: 'POSTMARK_SERVER_TOKEN',
      shape: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      like: 'a UUID, 36 characters long',
    },
    api: 'https://api.postmarkapp.com',
    spf: 'spf.mtasv.net',
    selectors: [],
    returnPath: 'pm-bounces',
    returnPathTarget: 'pm.mtasv.net',
    pages: 'Postmark: Sender Signatures, DNS Settings',
  },
};

/** undefined where mail stays in the outbox. */
export function providerOf(transport: TransportId): ProviderNeeds | undefined {
  return transport === 'outbox' ? undefined : providers[transport];
}
