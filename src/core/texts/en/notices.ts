/** English: the mails that ask and tell one person. */
import { grammar } from '../grammar.ts';

const { number, plural } = grammar('en');

const days = (count: number) => plural(count, { one: '1 day', other: `${number(count)} days` });
const hours = (count: number) => plural(count, { one: '1 hour', other: `${number(count)} hours` });
const minutes = (count: number) =>
  plural(count, { one: '1 minute', other: `${number(count)} minutes` });

export const notices = {
  subscription: {
    subject: (title: string) => `Do you want to get ${title}?`,
    preheader: (count: number) =>
      `Open the link and press the button there; it works for ${days(count)}.`,
    asked: (title: string) =>
      `Somebody, we hope you, asked to get ${title} at this address. Open the link, and press the button on the page that it leads to:`,
    open: 'Open and subscribe',
    otherwise: (count: number) =>
      `The link works for ${days(count)}. If it was not you, do nothing: without the button there, nothing will be sent to you.`,
  },

  newAddress: {
    subject: (title: string) => `Shall ${title} come to this address?`,
    preheader: (count: number) =>
      `Open the link and press the button there; it works for ${days(count)}.`,
    asked: (title: string) =>
      `Somebody, we hope you, asked to get ${title} at this address from now on, in place of another. Open the link, and press the button on the page that it leads to:`,
    open: 'Open and confirm',
    otherwise: (count: number) =>
      `The link works for ${days(count)}. If it was not you, do nothing, and nothing will be sent to you.`,
  },

  formerAddress: {
    subject: (title: string) => `${title} goes to another address now`,
    preheader: 'Nothing more comes to this one.',
    moved: (title: string) =>
      `You asked to get ${title} at another address, and have confirmed it there. Nothing more comes to this one.`,
    otherwise: (replyTo: string) => `If it was not you, write to ${replyTo}.`,
  },

  settings: {
    subject: (title: string) => `Your settings for ${title}`,
    preheader: (count: number) => `The link works for ${hours(count)}, and is for you alone.`,
    here: (title: string) =>
      `Here are the settings of your subscription to ${title}: name, topics, a pause, another address, and all that is stored about you.`,
    open: 'Open my settings',
    otherwise: (count: number) =>
      `The link works for ${hours(count)}. Do not pass it on: whoever opens it can change your subscription. If you have not asked for it, do nothing.`,
  },

  login: {
    subject: (title: string) => `Log in to ${title}`,
    preheader: (count: number) =>
      `Open the link and press the button there; it works for ${minutes(count)}.`,
    asked: (title: string) =>
      `Somebody, we hope you, asked to read ${title} as a patron. Open the link in the browser that you read in, and press the button on the page that it leads to:`,
    open: 'Open and log in',
    otherwise: (count: number) =>
      `The link works once, for ${minutes(count)}. Do not pass it on: whoever opens it reads as you. If it was not you, do nothing: without the button there, nobody is logged in.`,
  },

  sealedExtras: {
    subject: (title: string) => `Your key to the extras of ${title}`,
    preheader: 'One link opens them in the archive, too, on each of your devices.',
    thanks: (title: string) =>
      `Thank you for supporting ${title}. From now on the extras are in your mails. In the archive this link opens them. Follow it once on each device that you read on; from then on they open by themselves there.`,
    open: 'Open the extras',
    keep: 'Keep this mail, and do not pass the link on: it is a key, and whoever has it reads what you pay for. If it gets out, answer this mail and ask for another.',
  },

  servedExtras: {
    subject: (title: string) => `The extras of ${title}`,
    preheader: 'Log in to read them in the archive, too.',
    thanks: (title: string) =>
      `Thank you for supporting ${title}. From now on the extras are in your mails. In the archive you read them once you have logged in with this address. No password is needed: each time you get a link by mail. There is a private feed for you as well.`,
    logIn: 'Log in',
  },

  welcome: {
    subject: (title: string, issue: string) => `Welcome to ${title}: ${issue}`,
    greeting: (title: string) =>
      `Welcome to ${title}! You have just subscribed, so here is the newest issue; the next one comes by itself.`,
  },
};
