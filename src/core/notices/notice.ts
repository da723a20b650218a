/** A notice: a short mail to one person about their own subscription, with nothing to look at. */

export interface Notice {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** CAN-SPAM asks for the postal address in every mail. */
export interface NoticeFacts {
  readonly title: string;
  readonly postalAddress: string;
}

/** A paragraph, or an address to follow, which may hold a token. */
export type NoticePart = string | { readonly link: string };

export function noticeOf(
  subject: string,
  parts: readonly NoticePart[],
  { title, postalAddress }: NoticeFacts,
): Notice {
  const lines = parts.map((part) => (typeof part === 'string' ? part : part.link));
  return {
    subject,
    text: `${lines.join('\n\n')}\n\n${title}\n${postalAddress}\n`,
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background-color:#ffffff;color:#1c1b19;font-family:Charter,Georgia,serif;font-size:17px;line-height:1.6">
<div style="max-width:600px;margin:0 auto">
${parts.map(paragraph).join('\n')}
<p style="color:#66625a;font-size:14px">${escapeHtml(title)}<br>${escapeHtml(postalAddress)}</p>
</div>
</body>
</html>
`,
  };
}

function paragraph(part: NoticePart): string {
  if (typeof part === 'string') return `<p>${escapeHtml(part)}</p>`;
  const link = escapeHtml(part.link);
  return `<p><a href="${link}" style="color:#1c1b19">${link}</a></p>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
