/** A real SMTP server (npm smtp-server) on a free port, whose replies are scripted. */
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Certificate } from './self-made-certificate.ts';
import type { TakenMail } from './mail-api-double.ts';

export const SMTP_USER = 'sender@harbour.example.com';
export const SMTP_PASSWORD = 'p@ss:w/ör d%';

/** What happens to the next mail, and at which step. */
export interface SmtpBehaviour {
  readonly at: 'connect' | 'mail' | 'recipient' | 'data';
  /** `data` comes in two: before the mail is taken, or after. */
  readonly taken?: boolean;
  /** A reply such as `550 5.1.1 No such user`; `cut` ends the connection, `hang` is silent. */
  readonly reply: string | 'cut' | 'hang';
}

export interface SmtpDouble extends AsyncDisposable {
  readonly port: number;
  /** With user and password. */
  readonly url: string;
  readonly taken: readonly TakenMail[];
  /** Of the mails taken, as they came. */
  readonly sources: readonly Buffer[];
  readonly envelopes: readonly { readonly from: string; readonly to: readonly string[] }[];
  /** What was answered with an error of the protocol. */
  readonly violations: readonly string[];
  /** Connections so far, and the most that were open at once. */
  readonly connections: { all: number; open: number; most: number };
  readonly logins: { all: number; encrypted: number };
  next(...behaviours: readonly SmtpBehaviour[]): void;
  close(): Promise<void>;
}

export interface SmtpDoubleOptions {
  /** TLS from the first byte, on request (STARTTLS), or none. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly certificate?: Certificate | undefined;
  /** 127.0.0.1 unless given. */
  readonly host?: string | undefined;
  /** Wants no user and password. */
  readonly open?: boolean | undefined;
  readonly pipelining?: boolean | undefined;
}

export async function startSmtpDouble(options: SmtpDoubleOptions): Promise<SmtpDouble> {
  const { tls, certificate, host = '127.0.0.1' } = options;
  const queue: SmtpBehaviour[] = [];
  const taken: TakenMail[] = [];
  const sources: Buffer[] = [];
  const envelopes: { from: string; to: string[] }[] = [];
  const violations: string[] = [];
  const connections = { all: 0, open: 0, most: 0 };
  const logins = { all: 0, encrypted: 0 };

  /** Takes the next behaviour when it is for this step, and does as it says. */
  const step = (at: SmtpBehaviour['at'], done: (error?: Error) => void, isTaken = false): void => {
    const [behaviour] = queue;
    if (behaviour === undefined || behaviour.at !== at || (behaviour.taken ?? false) !== isTaken) {
      return done();
    }
    queue.shift();
    if (behaviour.reply === 'hang') return;
    if (behaviour.reply === 'cut') {
      // The topmost socket: Node dies of a handshake whose socket is taken from under it.
      for (const { _socket: socket } of server.connections) socket.destroy();
      return;
    }
    const responseCode = Number(behaviour.reply.slice(0, 3));
    done(Object.assign(new Error(behaviour.reply.slice(4)), { responseCode }));
  };

  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    ...(certificate === undefined ? {} : { cert: certificate.cert, key: certificate.key }),
    authOptional: options.open === true,
    allowInsecureAuth: tls === 'none',
    authMethods: ['PLAIN', 'LOGIN'],
    hidePIPELINING: options.pipelining === false,
    disableReverseLookup: true,
    // Without it the built-in certificate is warned of on the console.
    logger: false,
    closeTimeout: 20,
    onConnect: (_session, done) => step('connect', done),
    onAuth({ username, password }, session, done) {
      logins.all += 1;
      if (session.secure) logins.encrypted += 1;
      if (username === SMTP_USER && password === SMTP_PASSWORD) return done(null, { user: 1 });
      const error = new Error(`5.7.8 Not ${String(username)} with ${String(password)}`);
      done(Object.assign(error, { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => step('mail', done),
    onRcptTo: (_address, _session, done) => step('recipient', done),
    onData(stream, { envelope }, done) {
      // Not before some of the mail is here: until then the client knows that nothing left.
      stream.once('readable', () =>
        step('data', (refusal) => {
          const take = async (source: Buffer) => {
            if (refusal !== undefined) return done(refusal);
            sources.push(source);
            envelopes.push({
              from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
              to: envelope.rcptTo.map(({ address }) => address),
            });
            taken.push(await parsed(source, envelope.rcptTo[0]?.address ?? ''));
            step('data', (late) => done(late ?? null), true);
          };
          // A mail of which the end is missing is not taken.
          buffer(stream).then(take, done);
        }),
      );
    },
  });
  server.on('error', (error) => violations.push(String(error)));
  server.server.on('connection', (socket: Socket) => {
    connections.all += 1;
    connections.open += 1;
    connections.most = Math.max(connections.most, connections.open);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      connections.open -= 1;
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, host, resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The double has no port.');
  const login =
    options.open === true
      ? ''
      : `${encodeURIComponent(SMTP_USER)}:${encodeURIComponent(SMTP_PASSWORD)}@`;
  const close = async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    taken,
    sources,
    envelopes,
    violations,
    connections,
    logins,
    close,
    port: address.port,
    url: `${tls === 'implicit' ? 'smtps' : 'smtp'}://${login}${host}:${address.port}`,
    next: (...behaviours) => void queue.push(...behaviours),
    [Symbol.asyncDispose]: close,
  };
}

/** As a mail program reads it; `to` is whom the envelope names. */
async function parsed(source: Buffer, to: string): Promise<TakenMail> {
  const mail = await simpleParser(source);
  const headers = Object.fromEntries(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    ]),
  );
  return {
    to,
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    text: mail.text ?? '',
    headers,
  };
}
