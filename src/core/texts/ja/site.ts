/** Japanese: the pages of the archive. */
import type { site as english } from '../en/site.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

export const site: typeof english = {
  skip: '本文へ進む',
  archive: 'アーカイブ',
  issues: 'バックナンバー',
  links: 'リンク',
  tags: 'タグ',
  searchPage: '検索',
  authors: '著者',
  sites: 'サイト',
  issue: '号',
  tag: 'タグ',
  author: '著者',
  site: 'サイト',
  year: '年',
  title: 'タイトル',
  any: 'すべて',
  draft: '下書き',
  feeds: 'フィード',
  linksOnly: 'リンクのみ',
  writtenBy: (title, author) => `${title}は、${author}が書いています。`,
  theAuthor: '書き手',
  soFar: (count) => `これまでに${number(count)}件`,
  departments: { writing: '書いたもの', building: '作ったもの', reading: '読んだもの' },

  home: {
    inThisIssue: '今号の内容',
    readOn: '続きを読む',
    readOnOf: (title) => `続きを読む：${title}`,
    theArchive: 'アーカイブ',
    andMore: (count) => `ほか${number(count)}件`,
  },

  subscribe: {
    subscribe: '購読する',
    haveItSent: 'メールで受け取る',
    placeholder: 'you@example.com',
    leaveEmpty: 'この欄は空のままにしてください',
    terms: (frequency) => `${frequency}。確認は一度だけ、解除はワンクリックです。`,
    needsScript: '自動投稿を防ぐため、このフォームにはJavaScriptが必要です。',
  },

  issuePage: {
    contents: '目次',
    minutes: (count) => `${number(count)}分`,
    corrections: '訂正',
    correctedOn: (day) => `${day}訂正`,
    correction: (day, note) => `${day}訂正：${note}`,
    beforeAndAfter: '前後の号',
  },

  readMore: {
    heading: 'ほかの号を読む',
    sharedLinks: (count) => `共通のリンク${number(count)}件`,
  },

  share: { heading: 'この号を伝える', mail: 'メール' },

  paper: {
    name: '紙面',
    choices: { system: '端末に合わせる', light: '明るい', dark: '暗い' },
  },

  issueList: {
    description: (title) => `${title}のすべての号。`,
    forPatrons: '支援者向け',
  },

  alsoRead: {
    titleOf: (issue) => `そのほかに読んだもの：${issue}`,
    description: (issue) => `「${issue}」に載せきれなかったリンク。`,
    back: 'この号に戻る',
  },

  tagPages: {
    description: (title) => `${title}が扱っている話題。`,
    about: (title, tag) => `${tag}についての${title}の号とリンク。`,
    feedOf: (tag) => `${tag}についてのリンクのフィード`,
    olderAmong: (count, all) =>
      `これより古い${number(count)}件は${all('すべてのリンク')}にあります。`,
  },

  linkPages: {
    description: (title) => `${title}がひとことを添えてすすめてきた、すべてのリンク。`,
    newest: '新着',
    ofYear: (year) => `${year}年のリンク`,
    recommendedIn: (title, year) => `${title}が${year}年にすすめたもの。`,
    ofEvery: (month) => `毎年${month}のリンク`,
    foundIn: (title, month) => `${title}が毎年${month}に見つけたもの。`,
    onThisDay: '過去の今日',
    allOfThisDay: 'この日のすべて',
    byYear: '年ごと',
    overTime: (unit, { first, last, most, count }) =>
      `${unit === 'month' ? '月' : '年'}ごとのリンク数、${first}から${last}まで。最多は${most}の${number(count)}件。`,
    tableByYear: '年ごとのリンク数',
    subjectsOf: (year) => `${year}年の話題`,
    other: 'その他',
    count: (count) => `リンク${number(count)}件`,
  },

  search: {
    label: (count) => `${number(count)}件のリンクを検索`,
    keyLeads: (key) => `${key('/')}キーでここへ`,
    placeholder: 'タイトル、人名、サイト、ことば',
  },

  cited: {
    mostCitedAuthors: 'よく紹介する著者',
    allAuthors: '著者一覧',
    mostCitedSites: 'よく紹介するサイト',
    allSites: 'サイト一覧',
    authorsOf: (title) => `${title}が紹介した著者を、多い順に。`,
    sitesOf: (title) => `${title}が紹介したサイトを、多い順に。`,
    moreThanOne: 'リンクが二つ以上',
    noneYet: (all) =>
      `二度紹介されたものはまだありません。${all('すべてのリンク')}を名前で検索できます。`,
    by: (name) => `${name}の著作へのリンク`,
    on: (name) => `${name}へのリンク`,
    writtenBy: (count, title, name) =>
      `${title}が紹介した、${name}の著作への${number(count)}件のリンク。`,
    foundOn: (count, title, name) => `${title}が紹介した、${name}への${number(count)}件のリンク。`,
    searchThem: 'この中を検索',
    toAllAuthors: '著者一覧へ',
    toAllSites: 'サイト一覧へ',
    olderBySearch: (count) => `これより古い${number(count)}件は検索で見つかります。`,
  },

  support: {
    support: '支援',
    whatPatronsGet: '支援者への特典',
    allOf: (tier) => `${tier}のすべてに加えて：`,
    amount: (amount) => `月額${amount}から`,
  },

  notFound: {
    title: '見つかりません',
    noPage: 'このアドレスにページはありません。',
    lead: 'このアドレスにページはないか、すでになくなっています。',
    ways: (issues, links, tags) =>
      `お探しのものは、${issues('すべての号')}、${links('すべてのリンク')}、または${tags('タグ')}から見つかるかもしれません。`,
    newest: (issue) => `最新号は${issue}です。`,
  },
};
