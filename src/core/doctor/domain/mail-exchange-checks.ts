/** Judges whether answers, bounces and requests to leave reach the sender's domain (RFC 5321, 5.1). */
import { ok, problem, warning, type Seen } from '../finding.ts';
import type { DnsAnswer, MailExchange } from '../looked.ts';
import { AGAIN } from './spf-checks.ts';

/** A domain to which mails are answered. */
export interface Inbox {
  readonly domain: string;
  /** The config's key that names it. */
  readonly key: string;
  readonly exchanges: DnsAnswer<MailExchange>;
  /** Of the domain itself: it takes mail in the place of exchanges. */
  readonly addresses: DnsAnswer<string>;
}

export function judgeInbox({ domain, key, exchanges, addresses }: Inbox): Seen {
  const where = `MX ${domain} (${key})`;
  if ('failed' in exchanges) {
    return warning(`It could not be looked up: ${exchanges.failed}.`, { where, remedy: AGAIN });
  }
  const names = exchanges.records.map(({ exchange }) => exchange);
  if (names.some((name) => name === '' || name === '.')) {
    return problem(
      'The domain says that it takes no mail (RFC 7505): answers are lost, and receivers may refuse what comes from it.',
      { where, remedy: 'Give it an MX record, or send from a domain that has one.' },
    );
  }
  if (names.length > 0) return ok(names.slice(0, 3).join(', '), where);
  if ('failed' in addresses) {
    return warning(`It could not be looked up: ${addresses.failed}.`, { where, remedy: AGAIN });
  }
  const remedy = 'Publish an MX record, or name an address that is read as sender.replyTo.';
  return addresses.records.length > 0
    ? warning('There is no MX record; mail goes to the web server’s address, if it goes.', {
        where,
        remedy,
      })
    : problem(
        'Nothing takes mail for the domain: answers and requests to leave by mail are lost.',
        {
          where,
          remedy,
        },
      );
}
