/** One mail in SendGrid's Email Logs, with the ids that it was submitted with. */
import { z } from 'zod';
import { ask } from './ask.ts';
import type { CleanText } from '../clean-text.ts';
import type { SendgridAccess } from './exchange.ts';
import { whyNot } from './explain.ts';

export type LoggedMessage =
  | {
      readonly state: 'read';
      /** What the 202 gave as X-Message-Id. */
      readonly providerId: string;
      readonly customArgs: Readonly<Record<string, string>>;
      /** By a cancellation, so that nobody got it. */
      readonly isDiscarded: boolean;
    }
  | { readonly state: 'unknown'; readonly reason: string };

const customArgs = z.record(z.string(), z.string());
const messageAnswer = z.object({
  sg_message_id: z.string(),
  custom_args: customArgs.optional(),
  events: z.array(z.object({ event: z.string(), custom_args: customArgs.optional() })),
});

export async function readMessage(
  access: SendgridAccess,
  id: string,
  clean: CleanText,
): Promise<LoggedMessage> {
  const path = `/v3/logs/${encodeURIComponent(id)}` as const;
  const reply = await ask(access, { method: 'GET', path }, clean);
  const parsed = messageAnswer.safeParse(
    reply.kind === 'answer' && reply.status === 200 ? reply.body : undefined,
  );
  if (!parsed.success) return { state: 'unknown', reason: whyNot(reply, clean).reason };
  const { custom_args, events, sg_message_id } = parsed.data;
  const args = custom_args ?? events.find((each) => each.custom_args)?.custom_args;
  const providerId = /^[\w:-]{1,200}/.exec(sg_message_id)?.[0];
  if (args === undefined || providerId === undefined) {
    return { state: 'unknown', reason: 'SendGrid’s log does not say what a mail belongs to.' };
  }
  // `cancel_drop` is one of the two events of a DroppedEvent; a suppression's is `dropped`.
  const isDiscarded = events.some(({ event }) => event === 'cancel_drop');
  return { state: 'read', providerId, customArgs: args, isDiscarded };
}
