/** Substack’s export: a list in posts.csv, and each text as HTML in posts/. */
import { exportedText } from './exported-text.ts';
import { fieldsOf } from './issue-fields.ts';
import { tableRecords } from './issue-records.ts';
import type { ImportedIssue, ImportNotice, NewsletterSource } from './imported-issue.ts';

export const substackSource: NewsletterSource = {
  id: 'substack',
  title: 'Substack',
  wants: 'the zip file from Settings → Exports, or the folder that it unpacks to',
  read(files) {
    const issues: ImportedIssue[] = [];
    const leftOut: ImportNotice[] = [];
    for (const [path, bytes] of files) {
      if (!/(?:^|\/)posts\.csv$/.test(path)) continue;
      const folder = path.slice(0, -'posts.csv'.length);
      for (const { record, line } of tableRecords(exportedText(bytes)) ?? []) {
        const at = `${path}:${line}`;
        const postId = String(record['post_id'] ?? '');
        const file = `${folder}posts/${postId}.html`;
        const html = files.get(file);
        const { title = '', ...fields } = fieldsOf(record);
        if (record['type'] === 'podcast' && html === undefined) {
          leftOut.push({ at, what: `${title}: an episode without a text` });
        } else if (html === undefined) leftOut.push({ at, what: `${title}: it has no text` });
        else {
          issues.push({
            ...fields,
            at: file,
            key: postId,
            title,
            slug: postId.slice(postId.indexOf('.') + 1),
            body: { form: 'html', text: exportedText(html), file, line: 1 },
          });
        }
      }
    }
    return { issues, leftOut };
  },
};
