/** The mail that asks a person to confirm a subscription: one link, nothing to look at. */

export interface ConfirmationMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** How long a confirmation link works. */
export const CONFIRMATION_DAYS = 7;

/** CAN-SPAM asks for the postal address in every mail, and readers for a reason why it came. */
export function confirmationMessage(facts: {
  readonly title: string;
  readonly postalAddress: string;
  /** Holds the token. */
  readonly confirmUrl: string;
}): ConfirmationMessage {
  const ask = `Somebody, we hope you, asked to get ${facts.title} at this address. Open this link and press the button there to subscribe:`;
  const otherwise = `The link works for ${CONFIRMATION_DAYS} days. If it was not you, do nothing: without that button, nothing will be sent to you.`;
  const subject = `Do you want to get ${facts.title}?`;
  return {
    subject,
    text: `${ask}\n\n${facts.confirmUrl}\n\n${otherwise}\n\n${facts.title}\n${facts.postalAddress}\n`,
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background-color:#ffffff;color:#1c1b19;font-family:Charter,Georgia,serif;font-size:17px;line-height:1.6">
<div style="max-width:600px;margin:0 auto">
<p>${escapeHtml(ask)}</p>
<p><a href="${escapeHtml(facts.confirmUrl)}" style="color:#1c1b19">${escapeHtml(facts.confirmUrl)}</a></p>
<p>${escapeHtml(otherwise)}</p>
<p style="color:#66625a;font-size:14px">${escapeHtml(facts.title)}<br>${escapeHtml(facts.postalAddress)}</p>
</div>
</body>
</html>
`,
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
