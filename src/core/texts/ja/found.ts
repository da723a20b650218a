/** Japanese: what the search over everything says while it works. */
import type { found as english } from '../en/found.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

export const found: typeof english = {
  issues: 'バックナンバー',
  links: 'リンク',
  loading: '検索しています…',
  failed: '検索を読み込めませんでした。もう一度試すか、ページを再読み込みしてください。',
  nothing: '何も見つかりませんでした。ことばを減らすか、ことばの初めだけで試してください。',
  some: (counts) => `すべてのことばを含むものはありません。一部を含むもの：${counts}`,
  counted: (issues, links) => {
    const ofIssues = `バックナンバー${number(issues)}件`;
    const ofLinks = `リンク${number(links)}件`;
    return `${ofIssues}、${ofLinks}`;
  },
  more: (count) => `さらに${number(count)}件を表示`,
};
