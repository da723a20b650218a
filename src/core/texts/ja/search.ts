/** Japanese: what the search over the links says. */
import type { search as english } from '../en/search.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

export const search: typeof english = {
  olderNotLoaded: '古いリンクを読み込めませんでした。もう一度お試しください。',
  loading: 'リンクを読み込んでいます…',
  loadingOlder: (count) => `古いリンク${number(count)}件を読み込んでいます…`,
  searchOlder: (count) => `古い${number(count)}件も検索する`,
  found: (count) => (count === 0 ? 'リンクはありません' : `リンク${number(count)}件`),
  foundAmong: (found, newest) => `新しい${number(newest)}件のうち、${found}`,
  more: (count) => `さらに${number(count)}件を表示`,
  any: 'すべて',
};
