/** The transport that hands each mail to an SMTP server. */
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SendMailOptions } from 'nodemailer/lib/mailer';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import type { Submission, SubmitOutcome } from '../../core/delivery/message.ts';
import type { Transport } from '../../ports/transport.ts';
import { mailComposer } from '../mime/compose-mail.ts';
import type { DkimKey } from './dkim-key.ts';
import { outcomeOfFailure } from './read-failure.ts';
import { smtpServer } from './smtp-server.ts';
import type { SmtpServer } from './smtp-server.ts';

export interface SmtpConfig {
  /** As in `smtpServer`. */
  readonly url: string;
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Mails a second, of all connections together. */
  readonly perSecond: number;
  /** Signs the mails here, where the server does not. */
  readonly dkim?: DkimKey | undefined;
  /** A certificate to trust beside those that Node trusts. */
  readonly ca?: string | undefined;
  readonly timeouts?: Partial<SmtpTimeouts> | undefined;
}

export interface SmtpTimeouts {
  /** Until the server has greeted, in milliseconds. */
  readonly connectMs: number;
  /** Of silence on a connection. */
  readonly silenceMs: number;
  /** For one mail, whatever happens. */
  readonly mailMs: number;
}

/** Long enough for servers that look closely at a mail before they take it. */
const TIMEOUTS: SmtpTimeouts = { connectMs: 30_000, silenceMs: 120_000, mailMs: 300_000 };
/** Idle connections keep a process alive, so they are closed soon after the last mail. */
const IDLE_MS = 2_000;
/** Postfix takes no more unless told to. */
const MAX_BYTES = 10_000_000;

/** What a receiver reads to judge, file or leave a mail must not be changed on the way. */
const SIGNED_HEADERS =
  'from:reply-to:to:subject:date:message-id:mime-version:content-type:' +
  'content-transfer-encoding:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id';

/**
 * Submits each mail once and never repeats one by itself. Closing it ends idle connections.
 * @throws Failure `smtp-address-malformed`
 */
export function createSmtpTransport(config: SmtpConfig): Transport & AsyncDisposable {
  const server = smtpServer(config.url);
  const timeouts = { ...TIMEOUTS, ...config.timeouts };
  const pool = createTransport(poolOptions(config, server, timeouts));
  const bodies: MailBodies = new WeakMap();
  // Its stream is read when the server has said that it is ready for the mail, and not before.
  pool.use('stream', ({ data, message }, done) => {
    const { raw } = data;
    if (Buffer.isBuffer(raw)) {
      const open = message.createReadStream.bind(message);
      bodies.set(raw, 'waiting');
      message.createReadStream = (options) => {
        const body = open(options);
        bodies.set(raw, body);
        return body;
      };
    }
    done();
  });
  const secrets = server.login === undefined ? [] : secretsOf(server.login);
  return {
    name: 'smtp',
    capabilities: {
      batchSize: 1,
      maxBytes: MAX_BYTES,
      substitutes: false,
      idempotentForMs: 0,
      atOnce: config.connections,
      perSecond: config.perSecond,
    },
    submit: (submission) => submit({ pool, bodies, secrets, mailMs: timeouts.mailMs }, submission),
    async [Symbol.asyncDispose]() {
      pool.close();
    },
  };
}

interface Pool {
  sendMail(mail: SendMailOptions): Promise<unknown>;
}
/** Of each mail that was handed over: the stream that is read while it leaves. */
type MailBodies = WeakMap<Buffer, Readable | 'waiting'>;

async function submit(
  sending: {
    readonly pool: Pool;
    readonly bodies: MailBodies;
    readonly secrets: readonly string[];
    readonly mailMs: number;
  },
  submission: Submission,
): Promise<SubmitOutcome> {
  const { pool, bodies, secrets, mailMs } = sending;
  const [recipient, ...more] = submission.recipients;
  if (recipient === undefined || more.length > 0) {
    const count = submission.recipients.length;
    return { state: 'rejected', reason: `SMTP takes 1 recipient at a time, not ${count}.` };
  }
  const raw = await mailComposer(submission)(recipient);
  if (raw.length > MAX_BYTES) {
    const reason = `The mail has ${raw.length} bytes; at most ${MAX_BYTES} are taken.`;
    return { state: 'rejected', reason };
  }
  try {
    await pool.sendMail({
      raw,
      envelope: { from: submission.message.from.address, to: [recipient.address] },
      signal: AbortSignal.timeout(mailMs),
    });
    return { state: 'accepted', providerId: messageIdOf(raw) };
  } catch (error) {
    const body = bodies.get(raw);
    const mayHaveLeft = body !== 'waiting' && body?.readableDidRead !== false;
    return outcomeOfFailure(error, { submission, mayHaveLeft, secrets });
  }
}

function poolOptions(
  config: SmtpConfig,
  server: SmtpServer,
  timeouts: SmtpTimeouts,
): SMTPPoolOptions & { readonly pool: true } {
  const { dkim, ca } = config;
  return {
    pool: true,
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: !server.isLocal,
    // On this machine a certificate proves nothing that is not known already.
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: !server.isLocal, ...(ca && { ca }) },
    ...(server.login && { auth: { user: server.login.user, pass: server.login.password } }),
    dnsTimeout: timeouts.connectMs,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    maxConnections: config.connections,
    rateLimit: config.perSecond,
    // A mail that may have been taken is not for the library to send again.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && {
      dkim: {
        domainName: dkim.domain,
        keySelector: dkim.selector,
        privateKey: dkim.privateKey,
        headerFieldNames: SIGNED_HEADERS,
      },
    }),
  };
}

/** In every form in which a login sends them. */
function secretsOf({ user, password }: NonNullable<SmtpServer['login']>): string[] {
  const plain = [user, password];
  const base64 = [...plain, `\0${user}\0${password}`].map((text) =>
    Buffer.from(text).toString('base64'),
  );
  return [...plain, ...base64];
}

/** By which a mail is found in the server's log. */
function messageIdOf(mail: Buffer): string {
  const head = mail.subarray(0, mail.indexOf('\r\n\r\n')).toString('latin1');
  return /^Message-ID:\s*<([^<>\s]{1,300})>/im.exec(head)?.[1] ?? 'smtp';
}
