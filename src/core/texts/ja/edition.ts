/** Japanese: the words that editions add to an author's own, in pages, mails and feeds. */
import type { edition as english } from '../en/edition.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

export const edition: typeof english = {
  number: (count) => `第${count}号`,
  headings: {
    writing: '書いたもの',
    building: '作ったもの',
    reading: '読んだもの',
  },
  frequency: '月に一度',
  becomePatron: '支援者になる',
  readInBrowser: 'ブラウザで読む',
  unsubscribe: '購読を解除',
  reason: (title) => `このメールは、${title}を購読している方にお送りしています。`,
  reasonOfTier: (title, tier) =>
    `このメールは、${title}の${tier}向けの版を購読している方にお送りしています。`,
  thanks: (title) => `${title}をご支援いただき、ありがとうございます。`,

  andTitle: (title) => `および${title}`,
  footnotes: '脚注',
  notes: '注',
  note: (count) => `注${count}`,
  backTo: (reference) => `本文の参照${reference}に戻る`,
  picture: '画像',
  pictureOf: (words) => `画像：${words}`,
  unnamedPicture: '画像',
  quoted: (words) => `「${words}」`,
  table: '表',
  done: '済み',
  open: '未完了',
  boxDone: '済み',
  boxOpen: '未完了',
  video: '動画',
  videoOnYouTube: 'YouTubeの動画',
  /** Names a block of code for those who listen. */
  code: (language) => (language === undefined ? 'コード' : `コード、${language}`),
  alerts: {
    note: '補足',
    tip: 'ヒント',
    important: '重要',
    warning: '警告',
    caution: '注意',
  },

  extra: {
    forTier: (tier) => `${tier}向け`,
    issueFor: (tier) => `${tier}向けの号。`,
    thisIssueFor: (tier) => `この号は${tier}向けです。`,
    logInHint: (logIn) => `支援者の方は、${logIn('ログイン')}するとここで読めます。`,
    sealedHint: '支援者の方へ：メールのリンクからここで開けます。',
    sealedNeedsScript: 'それにはJavaScriptを有効にする必要があります。メールにも全文があります。',
    open: 'この特典記事をアーカイブで開く',
    openIssue: 'この号をアーカイブで開く',
    picture: 'アーカイブの画像',
    pictureOf: (words) => `アーカイブの画像：${words}`,
  },

  alsoRead: 'そのほかに読んだもの',
  moreLinks: (count) => `ほか${number(count)}件のリンク`,

  feeds: {
    label: 'フィード',
    what: 'これはフィードです。アドレスをフィードリーダーに登録すると、新しいものが自動で届きます。',
    home: 'アーカイブへ',
    issues: (title) => `${title}：各号`,
    section: (title, section) => `${title}：${section}`,
    links: (title) => `${title}：リンク`,
    linksAbout: (title, tag) => `${title}：${tag}についてのリンク`,
    everyLink: (title) => `${title}のすべてのリンク。`,
    everyLinkAbout: (title, tag) => `${title}の、${tag}についてのすべてのリンク。`,
    forYou: (title) => `${title}（あなた専用）`,
    closed: 'もう一度登録してください：このフィードのアドレスは閉じられました',
    whyClosed:
      'このフィードは一度に多くの場所から取得されたため、ご本人だけのものであるようにアドレスを閉じました。誰かに伝えたのだとしても、問題はありません。',
    whatToDo: (page) =>
      `${page} でログインし、新しいアドレスを作って、アプリに登録してください。そのあと、このアドレスを削除してください。`,
  },
};
