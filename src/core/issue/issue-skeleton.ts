/** The text that a new issue begins with. */
import type { LinkGroup } from '../link/group-links.ts';
import type { IssueHeading } from './last-issue.ts';
import { linesOf } from './list-in-head.ts';

export interface IssuePlan {
  readonly id: string;
  readonly date: string;
  readonly number: number | undefined;
  readonly headings: readonly IssueHeading[];
  /** What it recommends. */
  readonly groups: readonly LinkGroup[];
}

/** A draft, which is built and sent nowhere. */
export function issueSkeleton({ id, date, number, headings, groups }: IssuePlan): string {
  const body = headings.map((heading) => section(heading, groups.length > 0));
  return `---
title: Title of ${id}
date: ${date}
description: One line for the archive, the feeds and the inbox preview.
${number === undefined ? '' : `number: ${number}\n`}draft: true
tags: []
writing: []
building: []
${readingOf(groups)}---

Hello friends!

${body.join('\n')}`;
}

function section({ text, section: name }: IssueHeading, hasLinks: boolean): string {
  const head = `## ${text}\n\nWrite here.\n`;
  if (name === undefined) return head;
  return name === 'reading' && hasLinks
    ? `${head}\n::reading\n`
    : `${head}\n<!-- List items above, then place them here: ::${name} -->\n`;
}

/** Titles stand beside the ids, subjects above them. */
function readingOf(groups: readonly LinkGroup[]): string {
  if (groups.length === 0) return 'reading: []\n';
  const lines = groups.map(({ tag, records }) => {
    const links = records.map(({ id, fields }) => ({ id, title: fields.title }));
    return `  # ${tag ?? 'without a tag'}\n${linesOf(links, '  ')}`;
  });
  return `reading:\n${lines.join('')}`;
}
