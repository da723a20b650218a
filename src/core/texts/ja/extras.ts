/** Japanese: what a reader is told when extras open in the browser, or stay closed. */
import type { extras as english } from '../en/extras.ts';

export const extras: typeof english = {
  opening: '開いています…',
  openedByLink: '今回の閲覧のために開きました。メールのリンクからまた開けます。',
  kept: 'ご支援ありがとうございます。この端末では、これから特典記事が自動で開きます。',
  notKept:
    'ご支援ありがとうございます。このブラウザは情報を保存しないため、特典記事が開くのはこのページだけです。',
  open: '支援者の方なので、この端末で開いています。',
  wrongLink:
    'このリンクでは何も開けません。途中で切れているか、古いのかもしれません。最新のメールのリンクをお試しください。',
  replaced: '個人用のリンクが新しくなりました。最新のメールのリンクを一度開いてください。',
  ended: '支援が終了しているため、ここでは何も開きません。',
  notYours: 'ご支援ではほかの特典記事が開きますが、このページのものは開きません。',
  unreachable: 'ネットワークから応答がありません。しばらくしてから再読み込みしてください。',
  insecure: 'これはhttpsのアドレスでのみ開きます。',
  failed: '処理できませんでした。ページを再読み込みしてください。',
  forgotten: '削除しました。個人用のリンクから、また特典記事を開けます。',
  forget: 'この端末から削除する',
  fetching: '取得しています…',
  notFetched: 'このファイルを取得できませんでした。しばらくしてからお試しください。',
  play: (title) => `${title}を再生`,
};
