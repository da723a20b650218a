/** Japanese: the pages of the server on which readers subscribe, change their settings and leave. */
import type { pages as english } from '../en/pages.ts';
import { grammar } from '../grammar.ts';

const { number } = grammar('ja');

const days = (count: number) => `${number(count)}日間`;
const hours = (count: number) => `${number(count)}時間`;

export const pages: typeof english = {
  allIssues: 'すべての号',
  email: 'メールアドレス',
  months: (count) => `${number(count)}か月`,
  minutes: (count) => `${number(count)}分`,

  small: {
    notFound: 'このページはありません',
    notFoundHelp: 'アドレスが間違っているのかもしれません。アーカイブにすべての号があります。',
    tooLarge: '大きすぎます',
    tooLargeHelp: 'ここのどのフォームよりも大きな内容です。何も変更していません。',
    broken: '問題が起きました',
    ourMistake: 'こちらの不具合です。お申し込みが実行されたかどうかは、お答えできません。',
    tryAgain: '数分後にもう一度お試しください。二度申し込んでも問題はありません。',
    nameNumber: (id) => `この件でご連絡いただく際は、次の番号をお知らせください：${id}`,
    wrongMethod: 'ここではできない操作です',
    wrongMethodHelp: (allowed) =>
      `このアドレスが応じるのは ${allowed} だけです。何も変更していません。`,
  },

  subscribe: {
    subscribe: '購読する',
    to: (title) => `${title}を購読する`,
    terms: (frequency) => `${frequency}。確認は一度だけ、解除はワンクリックです。`,
    isItRight: 'アドレスは正しいですか？',
    onceMore: (title) => `もう一度確かめてからボタンを押すと、${title}がこのアドレスに届きます。`,
    malformed: 'メールアドレスではありません',
    malformedShort: 'メールアドレスではありません',
    slip: '打ち間違いがないか確かめて、もう一度ボタンを押してください。',
    slipShort: '打ち間違いがないか確かめてください。',
    badName: 'この名前は保存できません',
    nameRule: '名前は一行、200文字までです。',
    badNameHelp: '名前は一行、200文字までです。名前なしで進むか、戻って直してください。',
    disposable: '使い捨てのアドレスです',
    disposableHelp:
      'このようなアドレスへのメールは、じきに届かなくなります。使い続けるアドレスをご入力ください。',
    giveAnother: '使い続けるアドレスをご入力ください。',
    inbox: '受信トレイをご確認ください',
    asked: (title) =>
      `${title}がまだこのアドレスに届いていなければ、リンクの入ったメールをお送りします。リンクを開いてボタンを押すと、購読が始まります。`,
    askedTerms: (count) =>
      `リンクは${days(count)}有効です。このメールは一つのアドレスに一日一通までです。以前に申し込んだ場合は、迷惑メールの中も含めて、そのメールをお探しください。`,
    askedShort:
      '受信トレイをご確認ください。このアドレスがまだ購読していなければ、リンクの入ったメールをお送りします。',
    looksDisposable: '使い捨てのアドレスのようです。そこに送られた号は失われてしまいます。',
    looksDisposableShort: 'ただし、使い捨てのアドレスのようです。',
    needsScript: 'このフォームにはJavaScriptが必要です',
    needsScriptHelp:
      '自動投稿を防ぐため、フォームを送る前にブラウザが少し計算をします。JavaScriptを有効にして、アーカイブのフォームをお使いください。',
    foreign: 'このフォームは、私たちのものではないページにあります',
    foreignHelp: '何も変更していません。アーカイブのフォームをお使いください。',
    tooMany: '回数が多すぎます',
    tooManyHelp: (wait) =>
      `お使いの接続からの送信が多いため、${wait}受け付けを止めます。何も変更していません。`,
    pleaseWait: (wait) => `${wait}お待ちください。`,
    busy: 'ただいま混み合っています',
    busyHelp: '何も変更していません。一時間後にもう一度お試しください。',
    busyShort: '一時間後にもう一度お試しください。',
  },

  confirm: {
    subscribe: (title) => `${title}を購読しますか？`,
    subscribeHelp: 'ボタンを押すと、このリンクが送られたアドレスに届くようになります。',
    atThisAddress: (title) => `${title}をこのアドレスで受け取りますか？`,
    atThisAddressHelp:
      'ボタンを押すと、以前のアドレスに代えて、このリンクが送られたアドレスに届くようになります。',
    useThisAddress: 'このアドレスを使う',
    subscribed: '購読が始まりました',
    comesNow: (title) =>
      `これから${title}がメールで届きます。どの号にも、購読を解除するリンクがあります。`,
    untilThen: '次の号まで、アーカイブでこれまでのすべての号をお読みいただけます。',
    moved: 'アドレスを変更しました',
    movedHelp: (title) =>
      `これから${title}はこのアドレスに届きます。以前のアドレスにもその旨をお知らせします。`,
    expired: 'このリンクは期限切れか、不完全です',
    expiredHelp: (toSubscribe, toMove) =>
      `何も変更していません。リンクは${days(toSubscribe)}、アドレスを変更するものは${days(toMove)}有効です。最新のメールから全体をコピーするか、アーカイブのフォームからもう一度お申し込みください。`,
    refused: 'このアドレスは購読していません',
    refusedHelp: (title) =>
      `このリンクを送ったあとに${title}の購読が解除されたか、メールが戻ってきました。何も変更していません。`,
  },

  leave: {
    ask: (title) => `${title}の購読を解除しますか？`,
    askHelp: 'ボタンを押すと、このリンクが送られたアドレスには、もう届きません。',
    unsubscribe: '購読を解除',
    done: '購読を解除しました',
    noFurther: (title) => `${title}は、もう届きません。`,
    onItsWay:
      '今まさに送信中のものは、届くことがあります。アーカイブはこれからもお読みいただけます。',
    paused: '休止しました',
    pausedUntil: (title, day) => `${title}は${day}のあとにまた届きます。それまでは何も送りません。`,
    pausedAWhile: (title) => `${title}はしばらくしてからまた届きます。それまでは何も送りません。`,
    settingsEndIt: '設定から、休止を早く終えることもできます。',
    inbox: '受信トレイをご確認ください',
    mailed: (title, count) =>
      `${title}を購読していれば、設定のアドレスを記したメールをお送りします。${hours(count)}有効で、一時間に一通までです。`,
    badLink: 'このリンクは不完全です',
    badLinkNothing:
      '何も変更していません。このページのアドレスは、私たちがお送りしたものではありません。',
    badLinkHelp: (title) =>
      `${title}の最新号にある解除のリンクをもう一度開くか、全体をコピーしてください。それでもうまくいかなければ、いずれかの号に返信して、解除したい旨をお伝えください。`,
    fewer: 'メールを減らしますか？',
    sendNothingFor: '送信を止める期間',
    pause: '休止する',
    toSettings:
      '名前、話題、別のアドレス、保存されているすべての情報：設定へのリンクをメールでお送りします。',
    mailMe: 'リンクを受け取る',
  },

  settings: {
    heading: '設定',
    expired: 'このリンクは期限切れか、不完全です',
    expiredHelp: (count) =>
      `何も変更していません。設定へのリンクは${hours(count)}有効です。各号の解除のリンクから開くページで、もう一度お申し込みください。`,
    erased: 'すべての情報を消去しました',
    erasedHelp: (title) =>
      `ご本人につながる情報は、もう何も保存されていません。あとから取り込まれる名簿で購読が復活しないよう、アドレスの鍵付きハッシュだけが残ります。ご希望であれば、${title}のフォームからまた購読できます。`,
    goesTo: (title, address) => `${title}は${address}に届きます。`,
    goesNotTo: (title, address) => `${title}は${address}には届きません。`,
    goesAgain: (title, address, day) => `${title}は${day}のあとにまた${address}に届きます。`,
    name: '名前',
    nameHelp: '各号のあいさつに使われることがあります',
    save: '保存',
    nameSaved: '名前を保存しました。',
    badName: '何も変更していません。名前は一行、200文字までです。',
    topics: '話題',
    saveTopics: '話題を保存',
    topicsSaved: '話題を保存しました。',
    pause: '休止する',
    sendNothingFor: '送信を止める期間',
    noLonger: '休止を終える',
    noPause: '休止していません。',
    pauseBegun: '休止しました。',
    anotherAddress: '別のアドレス',
    askedThere: '変更の前に、そのアドレスで確認します',
    askThere: '確認メールを送る',
    badAddress: '何も変更していません。メールアドレスではありません。',
    mailOnItsWay:
      '新しいアドレスにメールをお送りします（一時間に一通まで）。そのリンクを開いて確認するまで、何も変わりません。',
    stored: '保存されている情報',
    storedHelp:
      'アドレス、名前、話題、購読を始めた日、送ったもののすべてを、JSONファイルで受け取れます。',
    download: 'ダウンロード',
    leave: '購読をやめる',
    leaveHelp: (title) =>
      `${title}は、もう届きません。保存されている情報は、購読の始まりと終わりの記録として残ります。`,
    unsubscribe: '購読を解除',
    eraseHelp: 'または、保存されている情報をすべて、完全に消去できます。',
    sure: '消去してかまいません',
    erase: 'すべて消去',
    notSure: '何も消去していません。確認の欄にチェックを入れてください。',
  },

  logIn: {
    heading: '支援者として読む',
    help: (title) =>
      `${title}を支援している方は、アーカイブで特典記事を読めます。支援に使っているアドレスにリンクをお送りします。`,
    isItRight: 'アドレスは正しいですか？',
    onceMore: 'もう一度確かめてから、ボタンを押してください。',
    malformed: 'メールアドレスではありません',
    slip: '打ち間違いがないか確かめて、もう一度ボタンを押してください。',
    inbox: '受信トレイをご確認ください',
    asked: (title) =>
      `このアドレスで${title}を支援していれば、リンクの入ったメールをお送りします。このブラウザでリンクを開き、ボタンを押してください。`,
    askedTerms: (minutes) =>
      `リンクは${number(minutes)}分間、一度だけ有効です。届かないときは、迷惑メールの中を確かめるか、お支払いに使っているアドレスをお試しください。`,
    enter: (title) => `支援者として${title}を読みますか？`,
    enterHelp: 'ボタンを押すと、ログアウトするまで、このブラウザで特典記事を読めます。',
    logIn: 'ログイン',
    usedUp: 'このリンクは使用済みか、不完全です',
    usedUpHelp: (minutes) =>
      `ログインのリンクは${number(minutes)}分間、一度だけ有効です。何も変更していません。`,
    askForAnother: '新しいリンクを受け取る',
    foreign: '私たちのものではないページから送られました',
    foreignHelp: '何も変更していません。このサイトのページをお使いください。',
    openIt: 'ページを開く',
    mailMe: 'リンクを受け取る',
    withoutMail: 'メールを使わない場合',
    by: (service) => `${service}でログイン`,
    noPatronYet: 'まだ支援者でない方へ',
    knowsYou: (service) => `${service}で支援を確認しました`,
    noSupport: 'ご支援を確認できません',
    noSupportHelp: (service, title) =>
      `${service}からご本人の情報を受け取りましたが、そのお名前やアドレスでの${title}へのご支援は確認できていません。お支払いのあと、一日ほどかかることがあります。`,
    byMail: 'メールで試す',
    lost: 'ログインしていません',
    lostHelp:
      '時間がかかりすぎたか、このブラウザから始まったものではありません。何も変更していません。',
    beginAgain: 'はじめからやり直す',
    serviceFailed: (service) => `${service}から情報を得られませんでした`,
    serviceFailedHelp:
      '何も変更していません。少ししてからもう一度試すか、メールでリンクを受け取ってください。',
  },

  patron: {
    readsAs: '支援者としてログイン中',
    notKnown: '現在、ご支援を確認できません',
    tier: (title, tier, day) =>
      `${day}から${tier}です。${title}の特典記事を、アーカイブのどこでも読めます。`,
    closed:
      'ご支援を確認できるまで、特典記事は閉じています。お支払いのあと一日ほどかかることがあり、アドレスはお支払いに使っているものでなければなりません。',
    readOn: '続きを読む',
    feed: '専用のフィード',
    noFeed:
      'フィードリーダーやポッドキャストアプリ用の、特典記事の入ったアドレスです。ご本人専用です。知っている人は誰でも、ご本人として読み聞きできます。',
    makeFeed: 'フィードを作る',
    addFeed:
      'このアドレスをフィードリーダーやポッドキャストアプリに登録してください。ご本人専用です。知っている人は誰でも、ご本人として読み聞きできます。',
    madeOn: (day) => `${day}に作成。新しいアドレスを作ると、これは使えなくなります。`,
    newAddress: '新しいアドレスを作る',
    feedClosed: (day) =>
      `一度に多くの場所で使われたため、このアドレスは${day}に閉じられました。ほかの人に渡したときや、多くのアプリが取得したときに起こります。`,
    makeNew: '新しいアドレスを作り、そちらを登録してください。',
    logOut: 'ログアウト',
    loggedInAs: (address) => `${address} でログインしています。`,
    logOutHere: 'ここでログアウト',
    everywhereHelp: 'または、これまでにログインしたすべてのブラウザで。',
    logOutEverywhere: 'すべてでログアウト',
    reading: (tier) => `支援者（${tier}）として読んでいます。`,
    yourPage: 'マイページ',
  },
};
