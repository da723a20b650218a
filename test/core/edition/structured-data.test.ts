import { expect, test } from 'vitest';
import { issueData, writeJsonLd } from '../../../src/core/edition/structured-data.ts';
import { projectPublic } from '../../../src/core/edition/project.ts';
import { renderWebEdition } from '../../../src/core/edition/web.ts';
import { context, issueOf } from './compact-issue.ts';

const publication = { ...context.config, description: 'Of ropes.' };

test('a corrected issue says when it was changed', async () => {
  const corrections = [{ date: '2023-11-05', note: 'Two days.' }];
  const issue = projectPublic(issueOf('Text.', { corrections }));
  expect(issueData(publication, await renderWebEdition(issue, context.config))).toMatchObject({
    datePublished: '2023-11-02',
    dateModified: '2023-11-05',
  });
});

test('an issue says who wrote it, when, and what it is part of', async () => {
  const edition = await renderWebEdition(
    projectPublic(issueOf('Five words of it, all.')),
    context.config,
  );
  expect(issueData(publication, edition)).toMatchInlineSnapshot(`
    {
      "@context": "https://schema.org",
      "@id": "https://salt.example/issues/2023-10/#article",
      "@type": "Article",
      "author": {
        "@type": "Person",
        "name": "Ines Okafor",
        "sameAs": [
          "https://github.com/ines",
          "https://social.example/@ines",
        ],
        "url": "https://ines.example",
      },
      "datePublished": "2023-11-02",
      "description": "Splices, storms and one very long table.",
      "headline": "Deep water",
      "image": "https://salt.example/share/home.png",
      "inLanguage": "en",
      "isPartOf": {
        "@type": "PublicationIssue",
        "datePublished": "2023-11-02",
        "isPartOf": {
          "@type": "Periodical",
          "name": "Salt & Cable",
          "url": "https://salt.example/",
        },
        "issueNumber": 37,
      },
      "mainEntityOfPage": "https://salt.example/issues/2023-10/",
      "publisher": {
        "@type": "Person",
        "name": "Ines Okafor",
        "sameAs": [
          "https://github.com/ines",
          "https://social.example/@ines",
        ],
        "url": "https://ines.example",
      },
      "url": "https://salt.example/issues/2023-10/",
      "wordCount": 5,
    }
  `);
});

test('no text can end the script element or begin another', () => {
  const written = writeJsonLd({ name: '</script><!--<script> & \u2028' });
  expect(written).not.toMatch(/[<>&\u2028]/);
  expect(JSON.parse(written)).toEqual({ name: '</script><!--<script> & \u2028' });
});
