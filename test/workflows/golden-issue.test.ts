import { expect, test } from 'vitest';
import { goldenEditions } from '../fakes/golden-issue.ts';

test.each(['public', 'patron'])('the golden issue as its %s edition', async (tier) => {
  const edition = (await goldenEditions()).get(tier);
  if (edition === undefined) throw new Error(`There is no edition for ${tier}.`);
  await expect(edition.html).toMatchFileSnapshot(`../golden/email/golden-issue.${tier}.html`);
  await expect(edition.text).toMatchFileSnapshot(`../golden/text/golden-issue.${tier}.txt`);
});
