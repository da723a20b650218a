/** What a client leaves of one part of a mail, by what caniemail knows of a feature. */
import { type FeatureSlug, type MailClient, supportOf } from '../mail-lint/caniemail.ts';
import { type JudgedNote, judgedNotes, type Part, STRIPPED, type Verdict } from './judged-notes.ts';

/** What nobody has tested is left as it is. */
export function verdict(slug: FeatureSlug, client: MailClient, part: Part): Verdict {
  const { level, notes } = supportOf(slug, client);
  const judges = notes.flatMap((note) => judgedNote(slug, note)?.judge ?? []);
  if (level === 'n' && judges.length === 0) return undefined;
  const verdicts = new Set(judges.map((judge) => judge(part)));
  if (verdicts.has(STRIPPED)) return STRIPPED;
  if (verdicts.has(undefined)) return undefined;
  return judges.reduce<Verdict>((left, judge) => (isPart(left) ? judge(left) : left), part);
}

function isPart(left: Verdict): left is Part {
  return left !== undefined && left !== STRIPPED;
}

export function judgedNote(slug: FeatureSlug, note: string): JudgedNote | undefined {
  return judgedNotes[slug]?.find(({ says }) => note.includes(says));
}
