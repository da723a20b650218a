/** French: what the scripts of every page say. */
import type { scripts as english } from '../en/scripts.ts';

export const scripts: typeof english = {
  wait: 'Un instant …',
  failed: 'Quelque chose n’a pas marché',
  noSearch: 'La recherche n’a pas pu être chargée. Réessayez ou rechargez la page.',
  noExtras: 'Une partie de la page n’a pas été chargée. Suivez le lien encore une fois.',
  code: { copy: 'Copier', copied: 'Copié', failed: 'Sélectionnez le code pour le copier' },
  address: {
    copy: 'Copier l’adresse',
    copied: 'Copié',
    failed: 'Copiez-la depuis la barre d’adresse',
  },
};
