/** French: the words that editions add to an author's own, in pages, mails and feeds. */
import type { edition as english } from '../en/edition.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

export const edition: typeof english = {
  number: (count) => `N°\u00a0${count}`,
  headings: {
    writing: 'Ce que j’ai écrit',
    building: 'Ce que j’ai construit',
    reading: 'Ce que j’ai lu',
  },
  frequency: 'Une fois par mois',
  becomePatron: 'Devenir mécène',
  readInBrowser: 'Lire dans le navigateur',
  unsubscribe: 'Se désabonner',
  reason: (title) => `Vous recevez ce courriel parce que vous êtes abonné(e) à ${title}.`,
  reasonOfTier: (title, tier) =>
    `Vous recevez ce courriel parce que vous êtes abonné(e) à ${title}, dans son édition pour ${tier}.`,
  thanks: (title) => `Vous soutenez déjà ${title}. Merci\u202f!`,

  andTitle: (title) => `et ${title}`,
  footnotes: 'Notes de bas de page',
  notes: 'Notes de fin',
  note: (count) => `note n°\u00a0${count}`,
  backTo: (reference) => `Retour à l’appel de note ${reference}`,
  picture: 'Image',
  pictureOf: (words) => `Image\u00a0: ${words}`,
  unnamedPicture: 'image',
  quoted: (words) => `«\u202f${words}\u202f»`,
  table: 'Tableau',
  done: 'fait',
  open: 'à faire',
  boxDone: 'Fait',
  boxOpen: 'À faire',
  video: 'Vidéo',
  videoOnYouTube: 'Vidéo sur YouTube',
  /** Names a block of code for those who listen. */
  code: (language) => (language === undefined ? 'Code source' : `Code source, ${language}`),
  alerts: {
    note: 'Remarque',
    tip: 'Astuce',
    important: 'À retenir',
    warning: 'Avertissement',
    caution: 'Attention',
  },

  extra: {
    forTier: (tier) => `Pour ${tier}`,
    issueFor: (tier) => `Un numéro pour ${tier}.`,
    thisIssueFor: (tier) => `Ce numéro est pour ${tier}.`,
    logInHint: (logIn) => `Mécènes\u00a0: ${logIn('connectez-vous')} pour le lire ici.`,
    sealedHint: 'Mécènes\u00a0: le lien de votre courriel ouvre ce passage ici.',
    sealedNeedsScript:
      'Il faut pour cela que JavaScript soit activé\u202f; votre courriel contient tout, lui aussi.',
    open: 'Ouvrir ce supplément dans les archives',
    openIssue: 'Ouvrir ce numéro dans les archives',
    picture: 'Image dans les archives',
    pictureOf: (words) => `Image dans les archives\u00a0: ${words}`,
  },

  alsoRead: 'Lu aussi',
  moreLinks: (count) =>
    plural(count, { one: 'Un autre lien', other: `${number(count)} autres liens` }),

  feeds: {
    label: 'Flux',
    what: 'Ceci est un flux. Copiez son adresse dans un lecteur de flux, et les nouveautés viendront à vous.',
    home: 'Vers les archives',
    issues: (title) => `${title}\u00a0: numéros`,
    section: (title, section) => `${title}\u00a0: ${section}`,
    links: (title) => `${title}\u00a0: liens`,
    linksAbout: (title, tag) => `${title}\u00a0: liens sur ${tag}`,
    everyLink: (title) => `Tous les liens de ${title}.`,
    everyLinkAbout: (title, tag) => `Tous les liens de ${title} sur ${tag}.`,
    forYou: (title) => `${title} (pour vous)`,
    closed: 'Veuillez vous réabonner\u00a0: cette adresse de votre flux est fermée',
    whyClosed:
      'Ce flux a été demandé de tant d’endroits à la fois que son adresse a été fermée, pour qu’il reste à vous seul. Si vous l’avez transmise, il n’y a pas de mal.',
    whatToDo: (page) =>
      `Connectez-vous sur ${page}, faites créer une nouvelle adresse et abonnez-y votre application. Supprimez ensuite celle-ci.`,
  },
};
