/** Kit (once ConvertKit): broadcasts as its API lists them, as a table, or as saved pages. */
import { htmlSource } from './html-source.ts';
import { recordsIn } from './issue-records.ts';
import type { NewsletterSource } from './imported-issue.ts';

export const kitSource: NewsletterSource = {
  id: 'kit',
  title: 'Kit',
  wants: 'a JSON or CSV file of broadcasts with their content, or saved pages',
  read(files) {
    const records = recordsIn(files, 'html');
    const pages = htmlSource.read(files);
    return {
      issues: [...records.issues, ...pages.issues],
      leftOut: [...records.leftOut, ...pages.leftOut],
    };
  },
};
