/** Leaks as others had them, built in on purpose: a property that lets one of them pass is blind. */
import { toString } from 'mdast-util-to-string';
import type { Extra } from '../../src/core/issue/issue.ts';
import type { Mutant } from './outputs.ts';

export const mutants: Readonly<Record<string, Mutant>> = {
  'a projection that forgets to filter': {
    content: (content) => ({
      ...content,
      async extras(issue) {
        const extras = await content.extras(issue);
        const config = await content.config();
        const lowest = config.ok ? config.value.tiers[0]?.id : undefined;
        if (!extras.ok || lowest === undefined) return extras;
        return { ...extras, value: extras.value.map((extra) => ({ ...extra, tier: lowest })) };
      },
    }),
  },
  'an excerpt of the whole tree': {
    archive: (archive, extras) => ({
      ...archive,
      editions: archive.editions.map((edition) => ({
        ...edition,
        excerpt: textOf(extras, edition.id).slice(-320),
      })),
    }),
  },
  'a sealed page that holds the plain text too': {
    archive: (archive, extras) => ({
      ...archive,
      editions: archive.editions.map((edition) => ({
        ...edition,
        html: `${edition.html}<template>${textOf(extras, edition.id)}</template>`,
      })),
    }),
  },
  'a copy of the text in base64': {
    archive: (archive, extras) => ({
      ...archive,
      editions: archive.editions.map((edition) => ({
        ...edition,
        feedHtml: edition.feedHtml + Buffer.from(textOf(extras, edition.id)).toString('base64'),
      })),
    }),
  },
};

function textOf(extras: readonly Extra[], issueId: string): string {
  const own = extras.filter((extra) => extra.issueId === issueId);
  return own.map(({ body }) => toString(body)).join(' ');
}
