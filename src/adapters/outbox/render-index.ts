/** The outbox's first page: every issue and the mails that went there. */
import type { OutboxEntry, OutboxIssue } from './mail-list.ts';
import { escapeHtml, renderPage } from './page.ts';

/** Rows that a browser still scrolls well; what is over is told and stays in the folder. */
const MAX_ROWS_PER_ISSUE = 5_000;

/** Its links are relative, so it works from a disk and under any address of a server. */
export function renderOutboxIndex(issues: readonly OutboxIssue[]): string {
  const count = issues.reduce((sum, issue) => sum + issue.mails.length, 0);
  const body = `<header>
<p class="name">Outbox</p>
<h1>${escapeHtml(counted(count, 'mail'))} kept here, none posted</h1>
</header>
<main>
${issues.length === 0 ? '<p>Publish an issue to see its mails.</p>' : issues.map(issueSection).join('\n')}
</main>`;
  return renderPage({ title: `Outbox: ${counted(count, 'mail')}`, body });
}

function issueSection(issue: OutboxIssue): string {
  const listed = issue.mails.slice(0, MAX_ROWS_PER_ISSUE);
  const left = issue.mails.length - listed.length;
  const heading = `issue-${issue.folder}`;
  return `<section aria-labelledby="${escapeHtml(heading)}">
<h2 id="${escapeHtml(heading)}">${escapeHtml(issue.issueId)}</h2>
<p class="quiet">${escapeHtml(tierCounts(issue.mails))}</p>
<div class="wide">
<table>
<thead><tr><th scope="col">To and subject</th><th scope="col">Tier</th><th scope="col">Submitted (UTC)</th><th scope="col">Source</th></tr></thead>
<tbody>
${listed.map((mail) => mailRow(issue.folder, mail)).join('\n')}
</tbody>
</table>
</div>
${left > 0 ? `<p class="quiet">${counted(left, 'more mail')} in the folder ${escapeHtml(issue.folder)}.</p>` : ''}
</section>`;
}

function mailRow(folder: string, mail: OutboxEntry): string {
  const path = escapeHtml(`${encodeURIComponent(folder)}/${encodeURIComponent(mail.name)}`);
  return `<tr><td><a href="${path}.html">${escapeHtml(mail.to)}</a><span class="quiet">${escapeHtml(mail.subject)}</span></td><td>${escapeHtml(mail.tier)}</td><td>${minute(mail.at)}</td><td><a href="${path}.eml" download>.eml</a></td></tr>`;
}

function tierCounts(mails: readonly OutboxEntry[]): string {
  const byTier = Map.groupBy(mails, (mail) => mail.tier);
  const parts = [...byTier].map(([tier, of]) => `${of.length} ${tier}`);
  return `${counted(mails.length, 'mail')}: ${parts.join(', ')}`;
}

function minute(iso: string): string {
  return escapeHtml(iso.slice(0, 16).replace('T', ' '));
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
