/** The transport that is set up; each is loaded when it is first asked for. */
import { chooseTransport } from '../config/choose-transport.ts';
import type { Environment } from '../config/environment.ts';
import type { Config } from '../config/schema.ts';
import type { Transport } from '../ports/transport.ts';

/** With a provider set up mail goes out; without one it goes to the outbox. */
export async function createTransport(
  at: {
    readonly root: string;
    readonly environment: Environment;
    readonly outboxDir: string;
    readonly rehearse?: boolean | undefined;
  },
  { delivery, tracking }: Pick<Config, 'delivery'> & Partial<Pick<Config, 'tracking'>>,
): Promise<Transport> {
  const { root, environment, outboxDir } = at;
  const { sendgrid, smtp, resend, postmark, dkimPrivateKey } = environment;
  const chosen = chooseTransport(delivery, environment);
  if (chosen === 'sendgrid' && sendgrid !== undefined) {
    const { createSendgridTransport } = await import('./sendgrid/sendgrid-transport.ts');
    return createSendgridTransport({ ...sendgrid, tracking, sandbox: at.rehearse });
  }
  if (at.rehearse === true) {
    return (await import('./outbox/outbox.ts')).createOutbox({ dir: outboxDir });
  }
  if (chosen === 'smtp' && smtp !== undefined) {
    const { createSmtpTransport } = await import('./smtp/smtp-transport.ts');
    const { dkimKey } = await import('./smtp/dkim-key.ts');
    const dkim = dkimKey({ key: dkimPrivateKey, name: delivery.dkim, root });
    return createSmtpTransport({ ...smtp, ...delivery.smtp, dkim });
  }
  if (chosen === 'resend' && resend !== undefined) {
    const { createResendTransport } = await import('./resend/resend-transport.ts');
    return createResendTransport({ key: resend.apiKey, baseUrl: resend.baseUrl });
  }
  if (chosen === 'postmark' && postmark !== undefined) {
    const { createPostmarkTransport } = await import('./postmark/postmark-transport.ts');
    return createPostmarkTransport({ key: postmark.apiKey, baseUrl: postmark.baseUrl });
  }
  return (await import('./outbox/outbox.ts')).createOutbox({ dir: outboxDir });
}
