/** Mailchimp: campaigns as HTML files, and a table that tells when each was sent. */
import { exportedText, textsNamed } from './exported-text.ts';
import { htmlIssue } from './html-source.ts';
import { fieldsOf, type Fields } from './issue-fields.ts';
import { tableRecords } from './issue-records.ts';
import type { ImportedIssue, NewsletterSource } from './imported-issue.ts';

export const mailchimpSource: NewsletterSource = {
  id: 'mailchimp',
  title: 'Mailchimp',
  wants: 'the zip file of the account’s export, or a folder of campaigns in HTML',
  read(files) {
    const campaigns = [...files]
      .filter(([path]) => /(?:^|\/)[^/]*campaigns?[^/]*\.csv$/i.test(path))
      .flatMap(([, bytes]) => tableRecords(exportedText(bytes)) ?? [])
      .map(({ record }) => record);
    return {
      issues: textsNamed(files, /\.html?$/i).map(({ path, text }) =>
        campaignOf(htmlIssue(path, text), path, campaigns),
      ),
      leftOut: [],
    };
  },
};

/** The file’s name begins with the campaign’s id, or is made of its title. */
function campaignOf(
  page: ImportedIssue,
  path: string,
  campaigns: readonly Fields[],
): ImportedIssue {
  const name = bare(path.slice(path.lastIndexOf('/') + 1).replace(/\.html?$/i, ''));
  const found = campaigns.find((campaign) => {
    const ids = [campaign['unique_id'], campaign['id'], campaign['campaign_id']].map((id) =>
      bare(String(id ?? '')),
    );
    const title = bare(String(campaign['title'] ?? campaign['subject'] ?? ''));
    return (
      ids.some((id) => id !== '' && name.startsWith(id)) || (title !== '' && name.endsWith(title))
    );
  });
  if (found === undefined) return page;
  const { date, description } = fieldsOf(found);
  const subject = String(found['subject'] ?? found['subject_line'] ?? '').trim();
  return {
    ...page,
    title: subject === '' ? page.title : subject,
    date: date ?? page.date,
    description: description ?? page.description,
    slug: undefined,
  };
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
