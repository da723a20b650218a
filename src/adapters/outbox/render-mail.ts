/** The page that shows one mail of the outbox: as HTML, as text, and its headers. */
import type { Recipient, Submission } from '../../core/delivery/message.ts';
import { personalize, personalValues } from '../../core/delivery/personal-parts.ts';
import { escapeHtml, renderPage } from './page.ts';

export interface OutboxMail {
  readonly recipient: Recipient;
  /** The header block of the source, as it stands there. */
  readonly headers: string;
  /** The source's file, beside the page. */
  readonly source: string;
  /** The way back to the index, relative to the page. */
  readonly index: string;
}

/**
 * Escapes the edition once and returns what renders one recipient's page of it. The HTML part runs
 * no script, sends no form and opens its links in another tab.
 */
export function mailPageRenderer(submission: Submission): (mail: OutboxMail) => string {
  const { message, issueId, tier } = submission;
  const html = escapeHtml(linksInNewTab(message.html));
  const text = escapeHtml(message.text);
  return ({ recipient, headers, source, index }) => {
    const values = new Map(
      [...personalValues(message, recipient)].map(([tag, value]) => [tag, escapeHtml(value)]),
    );
    const body = `<header>
<p class="name"><a href="${escapeHtml(index)}">Outbox</a> · ${escapeHtml(issueId)}</p>
<h1>${escapeHtml(message.subject)}</h1>
<dl>
<dt>From</dt><dd>${escapeHtml(`${message.from.name} <${message.from.address}>`)}</dd>
<dt>To</dt><dd>${escapeHtml(recipient.address)}</dd>
<dt>Tier</dt><dd>${escapeHtml(tier)}</dd>
<dt>Source</dt><dd><a href="${escapeHtml(source)}" download>${escapeHtml(source)}</a></dd>
</dl>
</header>
<main>
<h2>As HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${personalize(html, values)}"></iframe>
<h2>As text</h2>
<pre>${personalize(text, values)}</pre>
<h2>Headers</h2>
<pre>${escapeHtml(headers)}</pre>
</main>`;
    return renderPage({ title: `${message.subject} – ${recipient.address}`, body });
  };
}

/** A link followed inside the frame would be stopped by the page's policy. */
function linksInNewTab(html: string): string {
  return html.replace(/<head(?:\s[^>]*)?>/i, (head) => `${head}<base target="_blank">`);
}
