/** Which SMTP server is meant by an address such as `smtps://user:password@mail.example.com:465`. */
import { Failure } from '../../core/failure.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise the connection is upgraded (STARTTLS). */
  readonly implicitTls: boolean;
  /** On this machine, so that nobody is between. */
  readonly isLocal: boolean;
  readonly login: { readonly user: string; readonly password: string } | undefined;
}

const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '::1']);

/** @throws Failure `smtp-address-malformed`, which shows nothing of the address. */
export function smtpServer(address: string): SmtpServer {
  const url = URL.parse(address.trim());
  const host = url?.hostname.toLowerCase() ?? '';
  const user = decoded(url?.username ?? '');
  const password = decoded(url?.password ?? '');
  if (
    url === null ||
    !['smtp:', 'smtps:'].includes(url.protocol) ||
    !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(host) ||
    user === undefined ||
    password === undefined ||
    (user === '') !== (password === '') ||
    !['', '/'].includes(url.pathname) ||
    `${url.search}${url.hash}` !== ''
  ) {
    throw new Failure(
      'configuration',
      'smtp-address-malformed',
      'SMTP_URL is no address of an SMTP server.',
      'Write it like smtps://user:password@mail.example.com:465, with @ : / ? # and % of user and password as %40 %3A %2F %3F %23 %25.',
    );
  }
  const implicitTls = url.protocol === 'smtps:';
  const name = host.replace(/^\[|\]$/g, '');
  return {
    host: name,
    port: url.port === '' ? (implicitTls ? SUBMISSIONS_PORT : SUBMISSION_PORT) : Number(url.port),
    implicitTls,
    isLocal: LOCAL_HOSTS.has(name),
    login: user === '' ? undefined : { user, password },
  };
}

/** undefined where a `%` begins no byte of UTF-8. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
