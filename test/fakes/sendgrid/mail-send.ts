/** The double's `POST /v3/mail/send`. */
import { mailSendRequest } from '../mail-send-schema.ts';
import { schemaProblems, type Route } from './route.ts';

const HOUR_MS = 60 * 60_000;

export const mailSend: Route = {
  name: 'POST /v3/mail/send',
  problems({ body }, { mailroom }, at) {
    const problems = [...schemaProblems(mailSendRequest, body)];
    const { data } = mailSendRequest.safeParse(body);
    if (data?.send_at !== undefined) {
      const aheadMs = data.send_at * 1000 - at;
      if (aheadMs <= 0) problems.push('send_at has passed');
      if (aheadMs > 72 * HOUR_MS) problems.push('send_at is more than 72 hours ahead');
    }
    if (data?.batch_id !== undefined && !mailroom.isBatch(data.batch_id, at)) {
      problems.push('batch_id was never given out');
    }
    return problems;
  },
  act({ no, body }, { mailroom, refused }, at) {
    const { personalizations, send_at, batch_id, mail_settings, ...mail } =
      mailSendRequest.parse(body);
    const errors = personalizations.flatMap(({ to }, index) =>
      refused.has(to[0].email)
        ? [
            {
              message: 'Does not contain a valid address.',
              field: `personalizations.${index}.to.0.email`,
            },
          ]
        : [],
    );
    if (errors.length > 0) return { status: 400, body: { errors } };
    if (mail_settings !== undefined) return { status: 200, body: {} };
    const [category] = mail.categories;
    mailroom.take({
      no,
      id: `double-${no}`,
      from: mail.from.email,
      subject: mail.subject,
      category,
      takenAt: at,
      sendAt: send_at === undefined ? undefined : send_at * 1000,
      batchId: batch_id,
      mails: personalizations.map(({ to, custom_args }) => ({
        email: to[0].email,
        subscriberId: custom_args.subscriber_id,
        issueId: custom_args.issue_id,
        runId: custom_args.run_id,
        batchNo: custom_args.batch_no,
        customArgs: custom_args,
      })),
    });
    return { status: 202, headers: { 'x-message-id': `double-${no}` } };
  },
};
