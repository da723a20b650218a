/** Events as Resend's webhooks post them, after the samples of its documentation. */

export const RESEND_MAIL = '56761188-7520-42d8-8898-ff6fc54ce618';

/** What each kind adds to the data that all have (https://resend.com/docs/webhooks/event-types). */
const additions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'email.bounced': {
    bounce: {
      message:
        "The recipient's email address is on the suppression list because it has a recent history of producing hard bounces.",
      subType: 'Suppressed',
      type: 'Permanent',
    },
  },
  'email.clicked': {
    click: {
      ipAddress: '192.0.2.53',
      link: 'https://a.example/?b=1',
      timestamp: '2023-11-03T11:00:01.000Z',
      userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
    },
  },
  'email.failed': { failed: { reason: 'reached_daily_quota' } },
  'email.suppressed': {
    suppressed: {
      message: 'The address is on the suppression list because of a bounce.',
      type: 'OnAccountSuppressionList',
    },
  },
};

/** `tags` are our ids; `fields` of the data win. */
export function resendEvent(
  type: string,
  ids: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    type,
    created_at: '2023-11-03T11:00:01.000Z',
    data: {
      broadcast_id: '8b146471-e88e-4322-86af-016cd36fd216',
      created_at: '2023-11-03T10:59:11.894719+00:00',
      email_id: RESEND_MAIL,
      from: 'Letters <letters@hull.example>',
      to: ['Reader1@example.com'],
      subject: 'A letter',
      template_id: '43f68331-0622-4e15-8202-246a0388854b',
      tags: ids,
      ...additions[type],
      ...fields,
    },
  };
}

/** https://resend.com/docs/webhooks/suppressions/added */
export function resendSuppression(origin: string): Record<string, unknown> {
  return {
    type: 'suppression.added',
    created_at: '2023-11-03T11:00:01.000Z',
    data: {
      id: 'e169aa45-1ecf-4183-9955-b1499d5701d3',
      email: 'reader1@example.com',
      origin,
      source_id: origin === 'manual' ? null : RESEND_MAIL,
      created_at: '2023-11-03T11:00:01.000Z',
    },
  };
}
