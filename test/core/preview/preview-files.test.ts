import { expect, test } from 'vitest';
import { allPreviewFiles, plannedShots } from '../../../src/core/preview/preview-files.ts';
import { degradedViews, viewName } from '../../../src/core/preview/preview-view.ts';
import { degradationClients } from '../../../src/core/degradation/degradation-clients.ts';

test('a mail is photographed in four widths by day, by night and without pictures, and degraded once', () => {
  const shots = plannedShots('public').map(({ view, width }) => `${view} ${width}`);
  expect(shots).toEqual([
    ...['light', 'dark', 'images-off'].flatMap((view) =>
      [320, 375, 600, 800].map((width) => `${view} ${width}`),
    ),
    ...degradedViews.map((view) => `${view} 600`),
  ]);
});

test('no two files have the same name, whatever the tiers are called', () => {
  const names = allPreviewFiles(['public', 'patron', 'patron-gmail', 'readme', 'index', 'lint']);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

test('every degradation there is can be looked at, under its own name', () => {
  expect(degradationClients.map(({ id }) => id)).toEqual([...degradedViews]);
  expect(degradedViews.map(viewName)).toEqual(degradationClients.map(({ name }) => name));
});
