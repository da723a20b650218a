/** Japanese: the pages by which readers find things again: search, writing, building, statistics. */
import type { finding as english } from '../en/finding.ts';
import { grammar } from '../grammar.ts';
import { found } from './found.ts';
import { site } from './site.ts';

const { number } = grammar('ja');

export const finding: typeof english = {
  search: {
    description: (title) => `${title}のバックナンバーと、紹介したすべてのリンクを検索できます。`,
    label: 'バックナンバーとリンクを検索',
    placeholder: 'ことば、人名、サイト',
    submit: '検索',
    withoutScript:
      '検索はブラウザの中で動き、JavaScriptを使います。ここではJavaScriptがオフになっていますが、検索を使わなくてもすべてたどれます。',
    otherWays: 'ほかの探し方',
    byYear: '年ごとのバックナンバー',
    byTag: 'タグごと',
    lists: '一覧',
    allTags: 'すべてのタグ',
    allIssues: 'すべての号',
    allLinks: 'すべてのリンク',
    held: found.counted,
    lost: 'お探しのものを検索',
  },

  months: {
    years: '年ごとの数',
    caption: {
      links: (first, last) => `${first}から${last}までの月ごとのリンク数。色が濃いほど多い月です。`,
      words: (first, last) => `${first}から${last}までの月ごとの語数。色が濃いほど多い月です。`,
    },
    links: (month, count) => `${month}：${site.linkPages.count(count)}`,
    words: (month, count) => `${month}：${`${number(count)}語`}`,
  },

  writing: {
    title: '書いたもの',
    description: (author) => `${author}が書き、話してきたもののすべて。`,
    ofYear: (year) => `${year}年に書いたもの`,
    kinds: '種類',
    allKinds: 'すべての種類',
    ofKind: {
      article: '記事',
      talk: '講演',
      workshop: 'ワークショップ',
      video: '動画',
      podcast: 'ポッドキャスト',
      course: '講座',
      book: '本',
      tool: 'ツール',
    },
  },

  building: {
    title: '作ったもの',
    description: (author) => `${author}が作ってきたものと、その歩みのすべて。`,
    projects: (count) => `${number(count)}件のプロジェクト`,
    earlier: 'それ以前の歩み',
  },

  statistics: {
    title: '統計',
    description: (title) => `数字で見る${title}。号数、リンク数、語数の移り変わり。`,
    since: (when) => `${when}から`,
    counted: { issues: '号数', links: 'リンク数', words: '語数' },
    perYear: { issues: '年ごとの号数', links: '年ごとのリンク数', words: '年ごとの語数' },
    perMonth: { issues: '月ごとの号数', links: '月ごとのリンク数', words: '月ごとの語数' },
    most: (when, count) => `最多は${when}の${number(count)}。`,
    numbers: '数値',
    when: '時期',
    tags: 'タグの移り変わり',
    tagsNote: 'よく使うタグが付いた号とリンクの数。目盛りはどれも同じです。',
    cited: 'よく紹介するもの',
  },
};
