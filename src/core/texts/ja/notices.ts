/** Japanese: the mails that ask and tell one person. */
import type { notices as english } from '../en/notices.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

const days = (count: number) => `${number(count)}日間`;
const hours = (count: number) => `${number(count)}時間`;
const minutes = (count: number) => `${number(count)}分間`;

export const notices: typeof english = {
  subscription: {
    subject: (title) => `${title}を購読しますか？`,
    preheader: (count) => `リンクを開いてボタンを押してください。${days(count)}有効です。`,
    asked: (title) =>
      `このアドレスで${title}を受け取りたいという申し込みがありました。ご本人であれば、リンクを開き、そのページのボタンを押してください。`,
    open: '開いて購読する',
    otherwise: (count) =>
      `リンクは${days(count)}有効です。お心当たりがなければ、何もしないでください。ボタンを押さないかぎり、何も送られません。`,
  },

  newAddress: {
    subject: (title) => `${title}をこのアドレスにお送りしますか？`,
    preheader: (count) => `リンクを開いてボタンを押してください。${days(count)}有効です。`,
    asked: (title) =>
      `今後は別のアドレスに代えて、このアドレスで${title}を受け取りたいという申し込みがありました。ご本人であれば、リンクを開き、そのページのボタンを押してください。`,
    open: '開いて確認する',
    otherwise: (count) =>
      `リンクは${days(count)}有効です。お心当たりがなければ、何もしないでください。何も送られません。`,
  },

  formerAddress: {
    subject: (title) => `${title}の送り先が変わりました`,
    preheader: 'このアドレスには、もう届きません。',
    moved: (title) =>
      `${title}を別のアドレスで受け取りたいという申し込みがあり、そちらで確認されました。このアドレスには、もう届きません。`,
    otherwise: (replyTo) => `お心当たりがなければ、${replyTo} までご連絡ください。`,
  },

  settings: {
    subject: (title) => `${title}の設定`,
    preheader: (count) => `リンクは${hours(count)}有効で、ご本人専用です。`,
    here: (title) =>
      `${title}の購読の設定です。名前、話題、休止、別のアドレス、保存されているすべての情報を確認できます。`,
    open: '設定を開く',
    otherwise: (count) =>
      `リンクは${hours(count)}有効です。開いた人は誰でも購読を変更できるため、ほかの人に渡さないでください。お心当たりがなければ、何もしないでください。`,
  },

  login: {
    subject: (title) => `${title}にログイン`,
    preheader: (count) => `リンクを開いてボタンを押してください。${minutes(count)}有効です。`,
    asked: (title) =>
      `支援者として${title}を読みたいという申し込みがありました。ご本人であれば、お読みになるブラウザでリンクを開き、そのページのボタンを押してください。`,
    open: '開いてログインする',
    otherwise: (count) =>
      `リンクは${minutes(count)}、一度だけ有効です。開いた人がご本人として読めるため、ほかの人に渡さないでください。お心当たりがなければ、何もしないでください。ボタンを押さないかぎり、誰もログインできません。`,
  },

  sealedExtras: {
    subject: (title) => `${title}の特典記事を開く鍵`,
    preheader: 'ひとつのリンクで、どの端末でもアーカイブの特典記事が開きます。',
    thanks: (title) =>
      `${title}をご支援いただき、ありがとうございます。これから、メールに特典記事が入ります。アーカイブでは、このリンクで開けます。お読みになる端末ごとに一度開いてください。そのあとは自動で開きます。`,
    open: '特典記事を開く',
    keep: 'このメールは保存し、リンクはほかの人に渡さないでください。リンクは鍵であり、持っている人は誰でも支援者向けの内容を読めます。もし外に漏れたら、このメールに返信して新しいものを受け取ってください。',
  },

  servedExtras: {
    subject: (title) => `${title}の特典記事`,
    preheader: 'ログインすると、アーカイブでも読めます。',
    thanks: (title) =>
      `${title}をご支援いただき、ありがとうございます。これから、メールに特典記事が入ります。アーカイブでは、このアドレスでログインすると読めます。パスワードは不要で、そのたびにメールでリンクが届きます。専用のフィードもあります。`,
    logIn: 'ログイン',
  },

  welcome: {
    subject: (title, issue) => `${title}へようこそ：${issue}`,
    greeting: (title) =>
      `${title}へようこそ！　購読ありがとうございます。まずは最新号をお届けします。次の号は自動で届きます。`,
  },
};
