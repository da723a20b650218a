import { expect, test } from 'vitest';
import { wordsOfAddress } from '../../../../src/site/scripts/search/words-of-address.ts';

test.each([
  ['/blog/2019/03/splicing-rope.html', 'blog splicing rope'],
  ['/caf%C3%A9/%E6%9D%B1%E4%BA%AC%E3%81%AE/', 'café 東京の'],
  ['/broken%', 'broken'],
  ['/a/b1/', ''],
  ['/one/two/three/four/five/six/seven/eight', 'three four five six seven eight'],
])('%s', (path, words) => {
  expect(wordsOfAddress(path)).toBe(words);
});
