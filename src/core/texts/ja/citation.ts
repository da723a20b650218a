/** Japanese: what stands around a link in the bibliography; the browser's search has these, too. */
import type { citation as english } from '../en/citation.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

export const citation: typeof english = {
  sponsored: '広告',
  via: (name) => `${name}経由`,
  archivedCopy: '保存版',
  minutes: (count) => `${number(count)}分`,
  kinds: {
    article: '記事',
    video: '動画',
    talk: '講演',
    paper: '論文',
    book: '本',
    tool: 'ツール',
    repo: 'リポジトリ',
    podcast: 'ポッドキャスト',
    thread: 'スレッド',
    other: 'その他',
    workshop: 'ワークショップ',
    course: '講座',
  },
};
