import { expect, test } from 'vitest';
import { renderText } from '../../../src/core/edition/text.ts';
import { context, patronIssue, publicIssue } from './compact-issue.ts';
import { elements } from './elements.ts';

/** What stands between the issue's title and the author's card. */
function middle(text: string): string {
  const start = text.indexOf('\n==========\n\n') + '\n==========\n\n'.length;
  return text.slice(start, text.lastIndexOf(`\n${'='.repeat(72)}`));
}

for (const [name, markdown] of Object.entries(elements)) {
  test(`the text shows ${name}`, async () => {
    const text = renderText(publicIssue(markdown), context);
    await expect(middle(text)).toMatchFileSnapshot(`../../golden/text/${name}.txt`);
  });
}

test('the text shows an extra opened', async () => {
  const text = renderText(patronIssue('::extra[A teaser.]{#costs}'), context);
  await expect(middle(text)).toMatchFileSnapshot('../../golden/text/extra-open.txt');
});

test('the text thanks those who support already', async () => {
  const text = renderText(patronIssue('::support'), context);
  await expect(middle(text)).toMatchFileSnapshot('../../golden/text/support-patron.txt');
});
