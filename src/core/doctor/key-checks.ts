/** Whether each key is there and looks like one; no key is ever shown. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { note, ok, problem, skipped, warning, type Seen } from './finding.ts';
import type { Looked } from './looked.ts';
import { ofPatronKeys, type PatronKeyFacts } from './patron-keys.ts';
import { providerOf, type TransportId } from './providers.ts';
import { webhookKeys, type WebhookSecrets } from './webhook-keys.ts';

export interface KeyFacts {
  readonly transport: TransportId;
  /** What the transport's variable holds. */
  readonly providerKey: string | undefined;
  /** Why the transport cannot be used, whatever its key looks like. */
  readonly unusable: { readonly what: string; readonly remedy: string } | undefined;
  readonly webhookKeys: WebhookSecrets;
  /** Each source that there is. */
  readonly patrons: readonly PatronKeyFacts[];
  /** undefined where mails are not signed here. */
  readonly signing: Looked<SigningKey | undefined>;
}

/** The public half of the key that signs mails. */
export interface SigningKey {
  readonly bits: number;
  /** SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), base64. */
  readonly publicKey: string;
}

export const keyChecks = checkGroup<DoctorFacts, KeyFacts>('Keys', ({ keys }) => keys, [
  { id: 'keys/provider', title: 'Provider’s key', kind: 'configuration', judge: ofProvider },
  { id: 'keys/dkim', title: 'Signing key', kind: 'configuration', judge: ofSigning },
  { id: 'keys/webhook', title: 'Webhook’s key', kind: 'configuration', judge: ofWebhook },
  {
    id: 'keys/patrons',
    title: 'Patron sources’ keys',
    kind: 'configuration',
    judge: ({ patrons }) => patrons.flatMap(ofPatronKeys),
  },
]);

/** Takes every mail, answers as if it were sent, and sends none. */
const POSTMARK_TEST_TOKEN = 'POSTMARK_API_TEST';

function ofProvider({ transport, providerKey, unusable }: KeyFacts): Seen[] {
  if (unusable !== undefined) return [problem(unusable.what, { remedy: unusable.remedy })];
  const provider = providerOf(transport);
  if (provider === undefined) return [skipped('The outbox needs none.')];
  const { variable, shape, like } = provider.key;
  if (providerKey === undefined) {
    return [problem('It is not set.', { where: variable, remedy: `Set ${variable}.` })];
  }
  const key = providerKey.trim();
  if (key === POSTMARK_TEST_TOKEN) {
    return [
      problem('This is the test token, which delivers nothing.', {
        where: variable,
        remedy: 'Take the token of your server from Postmark.',
      }),
    ];
  }
  if (shape.test(key)) return [ok(`${variable} looks like one.`)];
  return [
    warning(`It does not look like a key of ${provider.name}: those look like ${like}.`, {
      where: variable,
      remedy: 'Copy it again, whole and without quotes.',
    }),
  ];
}

/** RFC 8301, 3.2: signers must use 1024 bits at least and should use 2048. */
const GOOD_BITS = 2048;

function ofSigning({ signing, transport }: KeyFacts): Seen[] {
  const where = 'DKIM_PRIVATE_KEY';
  if ('skipped' in signing) return [skipped(signing.skipped)];
  if ('failed' in signing) return [problem(signing.failed, { where, remedy: signing.remedy })];
  if (signing.value === undefined) return [];
  const { bits } = signing.value;
  if (transport !== 'smtp') {
    return [
      note('It is set, and only mail by SMTP is signed with it.', {
        where,
        remedy: 'Your provider signs by a key of its own.',
      }),
    ];
  }
  if (bits >= GOOD_BITS) return [ok(`RSA with ${bits} bits.`)];
  return [
    warning(`RSA with ${bits} bits: receivers take it, and want ${GOOD_BITS} (RFC 8301, 3.2).`, {
      where,
      remedy: 'Make a new one as docs/transports.md shows, under another selector.',
    }),
  ];
}

function ofWebhook(facts: KeyFacts): Seen[] {
  return webhookKeys.flatMap(({ transport, variable, shape, like }): Seen[] => {
    const key = facts.webhookKeys[transport];
    if (key === undefined) {
      if (transport !== facts.transport) return [];
      return [
        note('It is not set, so the server refuses what the provider tells of bounces.', {
          where: variable,
          remedy: 'Set it, or bring events in by: roundup events import',
        }),
      ];
    }
    if (shape.test(key.trim())) return [ok(`${variable} looks like one.`)];
    return [
      problem(`It does not look like one: those look like ${like}.`, {
        where: variable,
        remedy: 'Copy it again, whole and without quotes.',
      }),
    ];
  });
}
