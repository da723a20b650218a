/** French: what a reader is told when extras open in the browser, or stay closed. */
import type { extras as english } from '../en/extras.ts';

export const extras: typeof english = {
  opening: 'Ouverture …',
  openedByLink: 'Ouvert pour cette visite. Le lien de votre courriel l’ouvrira de nouveau.',
  kept: 'Merci de votre soutien\u202f! Sur cet appareil, les suppléments s’ouvrent désormais d’eux-mêmes.',
  notKept:
    'Merci de votre soutien\u202f! Ce navigateur ne retient rien\u00a0: les suppléments ne s’ouvrent que sur cette page.',
  open: 'Ouvert sur cet appareil, grâce à votre soutien.',
  wrongLink:
    'Ce lien n’ouvre rien ici. Il est peut-être tronqué ou ancien. Essayez celui de votre dernier courriel.',
  replaced: 'Votre lien personnel a été remplacé. Suivez une fois celui de votre dernier courriel.',
  ended: 'Votre soutien a pris fin, rien ne s’ouvre donc ici.',
  notYours: 'Votre soutien ouvre d’autres suppléments, mais aucun sur cette page.',
  unreachable: 'Le réseau n’a pas répondu. Rechargez la page dans un moment.',
  insecure: 'Ceci ne s’ouvre que sous une adresse https.',
  failed: 'Cela n’a pas pu se faire. Rechargez la page.',
  forgotten: 'Oublié. Votre lien personnel ouvrira de nouveau les suppléments ici.',
  forget: 'M’oublier sur cet appareil',
  fetching: 'Chargement …',
  notFetched: 'Ce fichier n’a pas pu être chargé. Réessayez dans un moment.',
  play: (title) => `Écouter ${title}`,
};
