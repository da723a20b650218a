/** A small newsletter in each language that has texts, as its authors might write it. */
import type { TextLanguage } from '../../src/core/texts/texts.ts';

interface Words {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  readonly bio: string;
  readonly tier: string;
  readonly benefit: string;
  readonly pitch: string;
  readonly issues: readonly [IssueWords, IssueWords];
  readonly site: string;
  readonly comments: readonly [string, string];
  readonly teaser: string;
  readonly extra: string;
}

interface IssueWords {
  readonly title: string;
  readonly description: string;
  readonly prose: string;
  readonly heading: string;
  readonly more: string;
  readonly note: string;
  readonly links: readonly [string, string];
}

/** By path from the newsletter's root, for `scratchNewsletter()`. */
export function newsletterIn(language: TextLanguage): Record<string, string> {
  const words = said[language];
  const [first, second] = words.issues;
  return {
    'newsletter.config.ts': `export default ${JSON.stringify({
      title: words.title,
      description: words.description,
      url: 'https://letter.example',
      language,
      author: {
        name: words.author,
        bio: words.bio,
        url: 'https://author.example',
        profiles: [{ name: 'GitHub', url: 'https://github.com/author' }],
      },
      sender: { address: 'author@letter.example' },
      postalAddress: `${words.author}, 12345`,
      tiers: [{ id: 'patron', name: words.tier, benefits: [words.benefit], monthlyCents: 500 }],
      support: {
        url: 'https://patrons.example/letter',
        pitch: words.pitch,
        benefits: [words.benefit],
        currency: 'EUR',
      },
      extras: { access: 'served' },
    })};\n`,
    'issues/2023-10.patron.md': `## ${words.extra} {#extra}\n\n${second.more}\n`,
    'issues/2023-09.md': issue(words, first, '2023-09', 1),
    'issues/2023-10.md': issue(words, second, '2023-10', 2),
  };
}

function issue(words: Words, said: IssueWords, id: string, number: number): string {
  const [one, two] = said.links;
  const reading = (title: string, url: string, comment: string, rest: object) => ({
    title,
    url,
    author: words.author,
    comment,
    ...rest,
  });
  const head = {
    title: said.title,
    date: `${id}-28`,
    number,
    description: said.description,
    tags: ['servers'],
    writing: [{ title: said.heading, url: `https://author.example/${id}`, kind: 'talk' }],
    building: [{ title: 'ballast', version: '0.3', url: 'https://github.com/author/ballast' }],
    reading: [
      reading(one, `https://one.example/${id}`, words.comments[0], {
        minutes: 3,
        site: words.site,
      }),
      reading(two, `https://two.example/${id}`, words.comments[1], { minutes: 12, kind: 'video' }),
    ],
    ...(number === 1 ? { corrections: [{ date: '2023-10-02', note: said.note }] } : {}),
  };
  return `---
${JSON.stringify(head)}
---
${said.prose}[^1]

## ${said.heading}

> [!NOTE]
> ${said.note}

${said.more}

- [x] ${said.links[0]}
- [ ] ${said.links[1]}

\`\`\`sh
df -h /var/lib | tail -n 1
\`\`\`

| ${words.site} | ${words.author} |
| --- | ---: |
| ballast | 12 |

${number === 1 ? '' : `::extra[${words.teaser}]{#extra}`}

[^1]: ${said.note}
`;
}

const said: Readonly<Record<TextLanguage, Words>> = {
  en: {
    title: 'Low Tide',
    description: 'What I learned about small servers this month, in one letter.',
    author: 'Ada Osei',
    bio: 'Runs small servers in large basements.',
    tier: 'Harbour friends',
    benefit: 'The notes behind each issue.',
    pitch: 'This letter is free. Friends pay for the afternoons in which it is written.',
    site: 'Harbour Notes',
    comments: ['Short, and right in the end.', 'Worth it for the last minute alone.'],
    teaser: 'What the night shift cost me, in numbers.',
    extra: 'The bill',
    issues: [
      {
        title: 'The basement under water',
        description: 'A flood, two servers and a pump that nobody had tried out.',
        prose: 'In September the cellar was wet, and so was everything that stood in it.',
        heading: 'How the pump failed',
        more: 'The pump stood still, since nobody had ever plugged it in.',
        note: 'The pump was bought in 2019.',
        links: ['Pumps that last', 'A film about water'],
      },
      {
        title: 'A backup that was none',
        description: 'What is left of a backup when somebody wants it back.',
        prose: 'In October I wanted a file back, and learned what I had kept for years.',
        heading: 'What restoring teaches',
        more: 'Whoever never restores has no backup but a hope.',
        note: 'The file was three years old.',
        links: ['Restoring, step by step', 'An hour with old tapes'],
      },
    ],
  },
  de: {
    title: 'Niedrigwasser',
    description: 'Was ich diesen Monat über kleine Server gelernt habe, in einem Brief.',
    author: 'Jana Brückner',
    bio: 'Betreibt kleine Server in großen Kellern.',
    tier: 'Hafenfreunde',
    benefit: 'Die Notizen hinter jeder Ausgabe.',
    pitch: 'Dieser Brief kostet nichts. Wer mag, bezahlt die Nachmittage, an denen er entsteht.',
    site: 'Hafennotizen',
    comments: ['Kurz, und am Ende richtig.', 'Schon wegen der letzten Minute sehenswert.'],
    teaser: 'Was mich die Nachtschicht gekostet hat, in Zahlen.',
    extra: 'Die Rechnung',
    issues: [
      {
        title: 'Der Keller unter Wasser',
        description: 'Ein Hochwasser, zwei Server und eine Pumpe, die niemand ausprobiert hatte.',
        prose:
          'Im September stand der Keller unter Wasser, und mit ihm alles, was darin stand. Die Notstromversorgungsprüfung war fällig gewesen.',
        heading: 'Wie die Pumpe versagte',
        more: 'Die Pumpe stand still, weil sie nie jemand an die Steckdose angeschlossen hatte.',
        note: 'Die Pumpe wurde 2019 gekauft.',
        links: ['Pumpen, die halten', 'Ein Film über Wasser'],
      },
      {
        title: 'Eine Datensicherung, die keine war',
        description: 'Was von einer Datensicherung bleibt, wenn jemand sie zurückhaben möchte.',
        prose:
          'Im Oktober wollte ich eine Datei zurückhaben und lernte, was ich seit Jahren aufbewahrt hatte: die Wiederherstellungsanweisungen, aber keine Daten.',
        heading: 'Was das Wiederherstellen lehrt',
        more: 'Wer nie etwas wiederherstellt, hat keine Sicherung, sondern eine Hoffnung.',
        note: 'Die Datei war drei Jahre alt.',
        links: ['Wiederherstellen, Schritt für Schritt', 'Eine Stunde mit alten Bändern'],
      },
    ],
  },
  fr: {
    title: 'Marée basse',
    description: 'Ce que j’ai appris ce mois-ci sur les petits serveurs, en une lettre.',
    author: 'Élise Moreau',
    bio: 'Fait tourner de petits serveurs dans de grandes caves.',
    tier: 'Amis du port',
    benefit: 'Les carnets derrière chaque numéro.',
    pitch: 'Cette lettre est gratuite. Les amis paient les après-midi où elle s’écrit.',
    site: 'Carnets du port',
    comments: ['Bref, et juste à la fin.', 'À voir, ne serait-ce que pour la dernière minute.'],
    teaser: 'Ce que m’a coûté la nuit, en chiffres.',
    extra: 'La facture',
    issues: [
      {
        title: 'La cave sous l’eau',
        description: 'Une crue, deux serveurs et une pompe que personne n’avait essayée.',
        prose: 'En septembre, la cave était sous l’eau, et tout ce qui s’y trouvait aussi.',
        heading: 'Comment la pompe a lâché',
        more: 'La pompe ne tournait pas : personne ne l’avait jamais branchée.',
        note: 'La pompe a été achetée en 2019.',
        links: ['Des pompes qui durent', 'Un film sur l’eau'],
      },
      {
        title: 'Une sauvegarde qui n’en était pas une',
        description: 'Ce qui reste d’une sauvegarde quand on veut la récupérer.',
        prose: 'En octobre, j’ai voulu récupérer un fichier, et j’ai su ce que je gardais.',
        heading: 'Ce qu’apprend la restauration',
        more: 'Qui ne restaure jamais n’a pas de sauvegarde, mais un espoir.',
        note: 'Le fichier avait trois ans.',
        links: ['Restaurer, pas à pas', 'Une heure avec de vieilles bandes'],
      },
    ],
  },
  es: {
    title: 'Marea baja',
    description: 'Lo que aprendí este mes sobre servidores pequeños, en una carta.',
    author: 'Inés Robledo',
    bio: 'Mantiene servidores pequeños en sótanos grandes.',
    tier: 'Amigos del puerto',
    benefit: 'Los apuntes detrás de cada número.',
    pitch: 'Esta carta es gratuita. Los amigos pagan las tardes en que se escribe.',
    site: 'Apuntes del puerto',
    comments: ['Breve, y al final acierta.', 'Vale la pena solo por el último minuto.'],
    teaser: 'Lo que me costó aquella noche, en cifras.',
    extra: 'La cuenta',
    issues: [
      {
        title: 'El sótano bajo el agua',
        description: 'Una crecida, dos servidores y una bomba que nadie había probado.',
        prose: 'En septiembre el sótano quedó bajo el agua, y con él todo lo que guardaba.',
        heading: 'Cómo falló la bomba',
        more: 'La bomba no se movía: nadie la había enchufado nunca.',
        note: 'La bomba se compró en 2019.',
        links: ['Bombas que duran', 'Una película sobre el agua'],
      },
      {
        title: 'Una copia que no lo era',
        description: 'Lo que queda de una copia de seguridad cuando alguien la necesita.',
        prose: 'En octubre quise recuperar un archivo, y supe qué había guardado durante años.',
        heading: 'Lo que enseña restaurar',
        more: 'Quien nunca restaura no tiene una copia, sino una esperanza.',
        note: 'El archivo tenía tres años.',
        links: ['Restaurar, paso a paso', 'Una hora con cintas viejas'],
      },
    ],
  },
  ja: {
    title: '引き潮通信',
    description: '小さなサーバーについて今月学んだことを、一通の手紙にまとめてお届けします。',
    author: '森 千尋',
    bio: '大きな地下室で小さなサーバーを動かしています。',
    tier: '港の友',
    benefit: '各号の裏側を記したノート。',
    pitch: 'この手紙は無料です。友の会の皆さんが、書くための午後を支えてくださっています。',
    site: '港のノート',
    comments: ['短いけれど、最後には納得できます。', '最後の一分だけでも見る価値があります。'],
    teaser: '夜勤にいくらかかったのか、数字で振り返ります。',
    extra: '請求書',
    issues: [
      {
        title: '水に沈んだ地下室',
        description: '洪水と、二台のサーバーと、誰も試したことのなかったポンプの話です。',
        prose: '九月、地下室は水に浸かり、そこにあったものもすべて水に浸かりました。',
        heading: 'ポンプはなぜ動かなかったのか',
        more: 'ポンプは止まったままでした。誰もコンセントに差し込んでいなかったのです。',
        note: 'ポンプは2019年に購入したものです。',
        links: ['長持ちするポンプ', '水についての映画'],
      },
      {
        title: 'バックアップではなかったもの',
        description: '取り戻したいと思ったときに、バックアップから何が残っているのかを考えます。',
        prose: '十月、ひとつのファイルを取り戻そうとして、長年何を保存してきたのかを知りました。',
        heading: '復元から学べること',
        more: '一度も復元しない人が持っているのは、バックアップではなく希望です。',
        note: 'そのファイルは三年前のものでした。',
        links: ['復元の手順をひとつずつ', '古いテープと過ごす一時間'],
      },
    ],
  },
  ar: {
    title: 'ساعة الجزر',
    description: 'ما تعلمته هذا الشهر عن الخوادم الصغيرة، في رسالة واحدة.',
    author: 'ليلى حداد',
    bio: 'تدير خوادم صغيرة في أقبية كبيرة.',
    tier: 'أصدقاء الميناء',
    benefit: 'الملاحظات التي وراء كل عدد.',
    pitch: 'هذه الرسالة مجانية. والأصدقاء يدفعون ثمن الأمسيات التي تُكتب فيها.',
    site: 'دفاتر الميناء',
    comments: ['قصيرة، وتصيب في النهاية.', 'تستحق المشاهدة لأجل الدقيقة الأخيرة وحدها.'],
    teaser: 'كم كلفتني تلك الليلة، بالأرقام.',
    extra: 'الفاتورة',
    issues: [
      {
        title: 'القبو تحت الماء',
        description: 'فيضان وخادمان ومضخة لم يجرّبها أحد من قبل.',
        prose: 'في أيلول غمر الماء القبو، وغمر معه كل ما كان فيه.',
        heading: 'كيف تعطلت المضخة',
        more: 'بقيت المضخة ساكنة، لأن أحدًا لم يصلها بالكهرباء قط.',
        note: 'اشتُريت المضخة عام 2019.',
        links: ['مضخات تدوم', 'فيلم عن الماء'],
      },
      {
        title: 'نسخة احتياطية لم تكن كذلك',
        description: 'ما يبقى من النسخة الاحتياطية حين يريد أحدهم استعادتها.',
        prose: 'في تشرين الأول أردت استعادة ملف، فعرفت ما الذي كنت أحتفظ به منذ سنين.',
        heading: 'ما تعلّمه الاستعادة',
        more: 'من لا يستعيد شيئًا أبدًا لا يملك نسخة احتياطية بل أملًا.',
        note: 'كان عمر الملف ثلاث سنوات.',
        links: ['الاستعادة خطوة بخطوة', 'ساعة مع أشرطة قديمة'],
      },
    ],
  },
};
