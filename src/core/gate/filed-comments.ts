/** Comments that stand in files of links: once a public issue shows one, it is no patrons’ text. */
import { linksOf } from '../issue/also-read.ts';
import { type Extra, isForPatrons, type Issue } from '../issue/issue.ts';
import type { LinkEntry } from '../link/link.ts';

/** Links whose own comments the archive shows because of this issue; none of a draft. */
export function commentsShownBy(issue: Issue): string[] {
  return issue.draft ? [] : commentsToBeShownBy(issue);
}

/** The same for an issue that is about to go out, whatever it says of itself. */
export function commentsToBeShownBy(issue: Issue): string[] {
  // Of links at the end, the archive of links shows the comments.
  return isForPatrons(issue) ? [] : linksOf(issue).flatMap((entry) => filedId(entry) ?? []);
}

/** Of an issue for patrons, the links that it lists with their own comments. */
export function filedCommentsOf({ sections }: Extra): string[] {
  return (sections?.reading ?? []).flatMap((entry) => filedId(entry) ?? []);
}

/** What an issue says of a link itself stays. */
export function withoutComments(extra: Extra, shown: ReadonlySet<string>): Extra {
  const { sections } = extra;
  if (sections === undefined) return extra;
  const reading = sections.reading.map((entry) =>
    shown.has(filedId(entry) ?? '') ? { ...entry, comment: undefined } : entry,
  );
  return { ...extra, sections: { ...sections, reading } };
}

/** undefined unless the comment is certain to be that of the link’s own file. */
function filedId({ id, comment }: LinkEntry): string | undefined {
  const origin = comment?.data?.origin;
  return origin?.kind === 'file' && origin.file.endsWith(`/${id}.md`) ? id : undefined;
}
