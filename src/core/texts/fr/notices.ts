/** French: the mails that ask and tell one person. */
import type { notices as english } from '../en/notices.ts';
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('fr');

const days = (count: number) =>
  plural(count, { one: `${number(count)} jour`, other: `${number(count)} jours` });
const hours = (count: number) =>
  plural(count, { one: `${number(count)} heure`, other: `${number(count)} heures` });
const minutes = (count: number) =>
  plural(count, { one: `${number(count)} minute`, other: `${number(count)} minutes` });

export const notices: typeof english = {
  subscription: {
    subject: (title) => `Voulez-vous recevoir ${title}\u202f?`,
    preheader: (count) =>
      `Ouvrez le lien et appuyez sur le bouton\u202f; il est valable ${days(count)}.`,
    asked: (title) =>
      `Quelqu’un, vous-même sans doute, a demandé à recevoir ${title} à cette adresse. Ouvrez le lien et appuyez sur le bouton de la page à laquelle il mène\u00a0:`,
    open: 'Ouvrir et s’abonner',
    otherwise: (count) =>
      `Le lien est valable ${days(count)}. Si ce n’était pas vous, ne faites rien\u00a0: sans ce bouton, rien ne vous sera envoyé.`,
  },

  newAddress: {
    subject: (title) => `Envoyer ${title} à cette adresse\u202f?`,
    preheader: (count) =>
      `Ouvrez le lien et appuyez sur le bouton\u202f; il est valable ${days(count)}.`,
    asked: (title) =>
      `Quelqu’un, vous-même sans doute, a demandé à recevoir désormais ${title} à cette adresse, à la place d’une autre. Ouvrez le lien et appuyez sur le bouton de la page à laquelle il mène\u00a0:`,
    open: 'Ouvrir et confirmer',
    otherwise: (count) =>
      `Le lien est valable ${days(count)}. Si ce n’était pas vous, ne faites rien, et rien ne vous sera envoyé.`,
  },

  formerAddress: {
    subject: (title) => `${title} part désormais à une autre adresse`,
    preheader: 'Plus rien n’arrivera à celle-ci.',
    moved: (title) =>
      `Vous avez demandé à recevoir ${title} à une autre adresse, et vous l’y avez confirmé. Plus rien n’arrivera à celle-ci.`,
    otherwise: (replyTo) => `Si ce n’était pas vous, écrivez à ${replyTo}.`,
  },

  settings: {
    subject: (title) => `Vos réglages pour ${title}`,
    preheader: (count) => `Le lien est valable ${hours(count)} et n’est que pour vous.`,
    here: (title) =>
      `Voici les réglages de votre abonnement à ${title}\u00a0: nom, sujets, pause, autre adresse, et tout ce qui est conservé à votre sujet.`,
    open: 'Ouvrir mes réglages',
    otherwise: (count) =>
      `Le lien est valable ${hours(count)}. Ne le transmettez pas\u00a0: quiconque l’ouvre peut modifier votre abonnement. Si vous ne l’avez pas demandé, ne faites rien.`,
  },

  login: {
    subject: (title) => `Se connecter à ${title}`,
    preheader: (count) =>
      `Ouvrez le lien et appuyez sur le bouton\u202f; il est valable ${minutes(count)}.`,
    asked: (title) =>
      `Quelqu’un, vous-même sans doute, a demandé à lire ${title} en tant que mécène. Ouvrez le lien dans le navigateur où vous lisez, et appuyez sur le bouton de la page à laquelle il mène\u00a0:`,
    open: 'Ouvrir et se connecter',
    otherwise: (count) =>
      `Le lien sert une fois, pendant ${minutes(count)}. Ne le transmettez pas\u00a0: quiconque l’ouvre lit à votre place. Si ce n’était pas vous, ne faites rien\u00a0: sans ce bouton, personne n’est connecté.`,
  },

  sealedExtras: {
    subject: (title) => `Votre clé des suppléments de ${title}`,
    preheader: 'Un lien les ouvre aussi dans les archives, sur chacun de vos appareils.',
    thanks: (title) =>
      `Merci de soutenir ${title}. Les suppléments se trouvent désormais dans vos courriels. Dans les archives, ce lien les ouvre. Suivez-le une fois sur chaque appareil où vous lisez\u202f; ils s’y ouvriront ensuite d’eux-mêmes.`,
    open: 'Ouvrir les suppléments',
    keep: 'Gardez ce courriel et ne transmettez pas le lien\u00a0: c’est une clé, et quiconque l’a lit ce que vous payez. S’il s’échappe, répondez à ce courriel et demandez-en un autre.',
  },

  servedExtras: {
    subject: (title) => `Les suppléments de ${title}`,
    preheader: 'Connectez-vous pour les lire aussi dans les archives.',
    thanks: (title) =>
      `Merci de soutenir ${title}. Les suppléments se trouvent désormais dans vos courriels. Vous les lisez aussi dans les archives une fois connecté(e) avec cette adresse. Aucun mot de passe n’est nécessaire\u00a0: vous recevez chaque fois un lien par courriel. Il y a aussi un flux privé pour vous.`,
    logIn: 'Se connecter',
  },

  welcome: {
    subject: (title, issue) => `Bienvenue à ${title}\u00a0: ${issue}`,
    greeting: (title) =>
      `Bienvenue à ${title}\u202f! Vous venez de vous abonner, voici donc le dernier numéro\u202f; le prochain viendra de lui-même.`,
  },
};
