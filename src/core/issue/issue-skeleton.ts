/** The text that a new issue begins with. */
import { type SectionName, sectionNames } from './schema.ts';

/** The date is the first day of the month after; a draft is built and sent nowhere. */
export function issueSkeleton(
  id: string,
  sections: Readonly<Record<SectionName, { readonly heading: string }>>,
): string {
  const headings = sectionNames.map((name) => `## ${sections[name].heading}\n\nWrite here.\n`);
  return `---
title: Title of ${id}
date: ${firstOfNextMonth(id)}
description: One line for the archive, the feeds and the inbox preview.
draft: true
tags: []
writing: []
building: []
reading: []
---

Hello friends!

${headings.join('\n')}
<!-- List items above, then place them: ::writing, ::building, ::reading -->
`;
}

function firstOfNextMonth(id: string): string {
  const [year = 0, month = 0] = id.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
