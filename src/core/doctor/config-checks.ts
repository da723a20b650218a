/** Whether the configuration says what mail needs: a way out, a sender of one's own, and an address to leave by. */
import { checkGroup } from './check-group.ts';
import type { DoctorFacts } from './doctor-facts.ts';
import { note, ok, problem, warning, type Seen } from './finding.ts';
import type { Looked } from './looked.ts';
import type { TransportId } from './providers.ts';
import { isPrivateHost, isReservedName, isWithin } from './reserved-name.ts';

export interface ConfigFacts {
  /** How many things the config warns of. */
  readonly warnings: number;
  /** Where mail goes, or why nobody can say. */
  readonly transport: Looked<TransportId>;
  /** Whether mail is meant to leave this machine. */
  readonly leaves: boolean;
  /** Of the From address, in ASCII and lower case. */
  readonly senderDomain: string;
  readonly url: string;
  readonly serverUrl: string;
  readonly postalAddress: string;
}

const FILE = 'newsletter.config.ts';

export const configChecks = checkGroup<DoctorFacts, ConfigFacts>(
  'Configuration',
  ({ config }) => config,
  [
    { id: 'config/loads', title: 'Config', kind: 'configuration', judge: loads },
    {
      id: 'config/transport',
      title: 'Transport',
      kind: 'configuration',
      judge: hasWayOut,
    },
    { id: 'config/sender', title: 'Sender', kind: 'configuration', judge: hasSender },
    {
      id: 'config/names',
      title: 'Sender and site',
      kind: 'configuration',
      judge: belongTogether,
    },
    {
      id: 'config/server-url',
      title: 'Server’s address',
      kind: 'configuration',
      judge: isReachable,
    },
    {
      id: 'config/postal-address',
      title: 'Postal address',
      kind: 'configuration',
      judge: hasPostalAddress,
    },
  ],
);

function loads({ warnings }: ConfigFacts): Seen[] {
  if (warnings === 0) return [ok('Nothing is wrong with it.', FILE)];
  return [
    warning(`It can be used, with ${warnings} warnings.`, {
      where: FILE,
      remedy: 'See them with: roundup check',
    }),
  ];
}

function hasWayOut({ transport }: ConfigFacts): Seen[] {
  if ('skipped' in transport) return [note(transport.skipped)];
  if ('failed' in transport) {
    return [problem(transport.failed, { remedy: transport.remedy, kind: transport.kind })];
  }
  if (transport.value !== 'outbox') return [ok(`By ${transport.value}.`)];
  return [
    note('Mail goes to the outbox on this machine, and to nobody.', {
      remedy: 'To send, set up a provider: docs/transports.md',
    }),
  ];
}

/** Mailboxes whose DMARC policy, or whose rules, let nobody else send with their addresses. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com yahoo.com ymail.com aol.com hotmail.com outlook.com live.com msn.com ' +
    'icloud.com me.com mac.com gmx.de gmx.net gmx.com web.de mail.com mail.ru yandex.ru ' +
    'proton.me protonmail.com pm.me fastmail.com zoho.com t-online.de qq.com 163.com 126.com'
  ).split(' '),
);

function hasSender({ senderDomain, leaves }: ConfigFacts): Seen[] {
  const where = `sender.address in ${FILE}`;
  if (isReservedName(senderDomain)) {
    const what = `${senderDomain} is a name for examples, which nobody can own (RFC 2606, RFC 6761).`;
    const remedy = 'Send from a domain of your own.';
    return [leaves ? problem(what, { where, remedy }) : note(what, { where, remedy })];
  }
  if (FREE_MAIL.has(senderDomain) || senderDomain.startsWith('yahoo.')) {
    return [
      problem(
        `Receivers refuse newsletters in the name of ${senderDomain} from any other server.`,
        {
          where,
          remedy: 'Send from a domain of your own, and let answers go there by sender.replyTo.',
        },
      ),
    ];
  }
  return [ok(`Mail comes from ${senderDomain}.`)];
}

function belongTogether({ senderDomain, url }: ConfigFacts): Seen[] {
  const { hostname } = new URL(url);
  if (shareDomain(senderDomain, hostname)) return [ok(`${senderDomain} and ${hostname}`)];
  return [
    note(`Mail comes from ${senderDomain}, the archive is on ${hostname}.`, {
      where: FILE,
      remedy: 'Readers and spam filters trust one name more than two.',
    }),
  ];
}

/** Whether one lies within the other, or both within a domain of two labels or more. */
function shareDomain(one: string, other: string): boolean {
  if (isWithin(one, other) || isWithin(other, one)) return true;
  const [labels, others] = [one.split('.').toReversed(), other.split('.').toReversed()];
  const differing = labels.findIndex((label, index) => label !== others[index]);
  return differing >= 2;
}

function isReachable({ serverUrl, leaves }: ConfigFacts): Seen[] {
  const { protocol, hostname } = new URL(serverUrl);
  const where = `${serverUrl} (server.url, or else url, in ${FILE})`;
  const say = (what: string, remedy: string): Seen =>
    leaves ? problem(what, { where, remedy }) : note(what, { where, remedy });
  if (isPrivateHost(hostname)) {
    return [
      say(
        'Only this machine or its network can open the address by which readers leave.',
        'Name the public address of "roundup serve".',
      ),
    ];
  }
  if (isReservedName(hostname)) {
    return [
      say('That is a name for examples: no reader can open it.', 'Name an address of your own.'),
    ];
  }
  if (protocol !== 'https:') {
    return [
      say(
        'Mail programs offer one click to leave for https addresses only (RFC 8058, 3.1).',
        'Put a proxy with TLS before the server and write https://.',
      ),
    ];
  }
  return [ok(serverUrl)];
}

const MADE_UP =
  /\b(?:example|sample|placeholder|todo|tbd|lorem|your (?:postal |street )?address|address here|123 main)\b|x{3,}/i;

function hasPostalAddress({ postalAddress, leaves }: ConfigFacts): Seen[] {
  const where = `postalAddress in ${FILE}`;
  if (MADE_UP.test(postalAddress)) {
    const what = 'It looks made up, and it stands under every mail.';
    const remedy =
      'Give an address where post reaches you; a post office box will do (CAN-SPAM, 16 CFR 316.2).';
    return [leaves ? warning(what, { where, remedy }) : note(what, { where, remedy })];
  }
  return [ok('It stands under every mail.')];
}
