/** Buttondown: emails as Markdown files with a head, or as its API lists them. */
import { recordsIn } from './issue-records.ts';
import type { ImportedIssue, NewsletterSource } from './imported-issue.ts';
import { markdownSource } from './markdown-source.ts';

export const buttondownSource: NewsletterSource = {
  id: 'buttondown',
  title: 'Buttondown',
  wants: 'the zip file or folder of the export, or the JSON of its API',
  read(files) {
    const emails = new Map(
      [...files].filter(
        ([path]) => !/(?:^|\/)(?:newsletter\.json|subscribers[^/]*|automations[^/]*)$/.test(path),
      ),
    );
    const texts = markdownSource.read(emails);
    const records = recordsIn(emails, 'markdown');
    // The list of a zip file repeats what its files hold.
    const keys = new Set(texts.issues.map(({ key }) => key));
    const listed = records.issues.filter(({ key }) => !keys.has(key));
    return {
      issues: [...texts.issues, ...listed].map(withoutMode),
      leftOut: [...texts.leftOut, ...(texts.issues.length > 0 ? [] : records.leftOut)],
    };
  },
};

/** The first line may tell Buttondown’s editor how the email was written. */
function withoutMode(issue: ImportedIssue): ImportedIssue {
  const text = issue.body.text.replace(/^\s*<!-- buttondown-editor-mode: \w+ -->/, '');
  return { ...issue, body: { ...issue.body, text } };
}
