/** The newsletter's configuration: who writes, under which address, for which tiers, in which colours. */
import { z } from 'zod';
import { shareTargets } from '../core/edition/share-links.ts';
import { textsOf } from '../core/texts/texts.ts';
import { isoDate, line, webAddress, type FieldProblem } from '../core/fields.ts';
import {
  accountName,
  ageRecipient,
  campaignId,
  campaignName,
  campaignValue,
  contactAddress,
  currencyCode,
  folderPath,
  hostName,
  languageTag,
  listIdentifier,
  mailAddress,
  siteAddress,
  tierId,
  topicId,
  trustedProxy,
  timeZoneName,
} from './config-fields.ts';
import { themeSchema } from './theme-schema.ts';

const authorSchema = z.strictObject({
  name: line(80),
  /** One or two sentences under every issue. */
  bio: line(400).optional(),
  url: webAddress.optional(),
  /** Where else the author can be found, as in an author's card. */
  profiles: z
    .array(z.strictObject({ name: line(40), url: webAddress }))
    .max(8)
    .default([]),
});

const senderSchema = z.strictObject({
  /** The From name; the author's name when left out. */
  name: line(80).optional(),
  address: mailAddress,
  replyTo: mailAddress.optional(),
});

const sectionSchema = z.strictObject({
  /** Heads the section where an issue does not place it itself. */
  heading: line(80),
});

const tierSchema = z.strictObject({
  /** As in `issues/2023-10.<id>.md`. */
  id: tierId,
  name: line(60),
  /** What the tier gets, for the page on support. */
  benefits: z.array(line(200)).max(12).default([]),
  /** The least that opens it a month, in the currency's smallest unit. */
  monthlyCents: z.number().int().min(1).max(10_000_000).optional(),
  /** What sources of patrons call it, where that is neither its id nor its name. */
  aliases: z.array(line(80)).max(12).default([]),
});

const extrasSchema = z.strictObject({
  /** Where the tiers' files are: from the newsletter's folder, or absolute; it may lie outside. */
  dir: folderPath.default('issues'),
  /** How the archive opens extras to patrons; by `mail` it does not. */
  access: z.enum(['sealed', 'served', 'mail']).default('sealed'),
  /** Which older extras the archive opens to a patron, and for how long. */
  backCatalogue: z.enum(['all', 'since-join', 'while-paying']).default('all'),
  /** What the public sees of an issue for patrons: a page under an opaque address, or nothing. */
  patronIssues: z.enum(['opaque', 'hidden']).default('opaque'),
  /** From how many networks a private feed may be fetched in a week before it closes. */
  feedNetworks: z.number().int().min(1).max(1000).default(20),
  /** Public keys of age, for whom `roundup extras encrypt` encrypts. */
  recipients: z.array(ageRecipient).max(20).default([]),
});

const patronsSchema = z.strictObject({
  /** For how long a tier goes on when a card is declined or a payment is late. */
  graceDays: z.number().int().min(0).max(60).default(7),
  patreon: z.strictObject({ campaign: campaignId }).optional(),
  githubSponsors: z.strictObject({ login: accountName }).optional(),
  openCollective: z.strictObject({ slug: accountName }).optional(),
});

const supportSchema = z.strictObject({
  /** Where a reader becomes a patron. */
  url: webAddress,
  /** Why support helps, in two or three sentences. */
  pitch: line(600),
  /** What the button says; a text in the newsletter's language when left out. */
  call: line(60).optional(),
  /** In short; what each tier gets stands with the tiers. */
  benefits: z.array(line(200)).max(12).default([]),
  /** Of the tiers’ `monthlyCents`, ISO 4217; without it the page on support shows no amounts. */
  currency: currencyCode.optional(),
});

const topicSchema = z.strictObject({
  /** The tag of those who chose it, as in `publish --segment`. */
  id: topicId,
  name: line(60),
  description: line(200).optional(),
});

const utmSchema = z.strictObject({
  source: campaignValue.optional(),
  medium: campaignValue.optional(),
  /** `{issue}` becomes the issue's id. */
  campaign: campaignName.default('{issue}'),
  term: campaignValue.optional(),
  content: campaignValue.optional(),
  /** To the newsletter's own site alone, or all of them. */
  links: z.enum(['own', 'all']).default('all'),
});

/** Every way out for mail; the outbox keeps it on this machine. */
export const transportNames = ['sendgrid', 'smtp', 'resend', 'postmark', 'outbox'] as const;

/** SendGrid takes mails back until ten minutes before their time; less would be no window. */
const LEAST_UNDO_MINUTES = 15;

const deliverySchema = z.strictObject({
  /** Needed where several are set up, or to keep mail in the outbox all the same. */
  transport: z.enum(transportNames).optional(),
  /** How long mails wait at a provider that can take them back; 0 sends at once. */
  undoMinutes: z
    .number()
    .int()
    .max(240)
    .refine((minutes) => minutes === 0 || minutes >= LEAST_UNDO_MINUTES, {
      params: {
        diagnostic: 'field/bad-format',
        reason: `is neither 0 nor at least ${LEAST_UNDO_MINUTES}: providers take nothing back in the last minutes`,
      } satisfies FieldProblem,
    })
    .default(20),
  /** What the server lets one do. */
  smtp: z
    .strictObject({
      /** Open at once. */
      connections: z.number().int().min(1).max(50).default(4),
      /** Mails, of all connections together. */
      perSecond: z.number().int().min(1).max(1000).default(10),
    })
    .prefault({}),
  /** Signs what goes out through SMTP, with DKIM_PRIVATE_KEY. */
  dkim: z
    .strictObject({
      domain: hostName,
      /** The public key stands in the DNS under `<selector>._domainkey.<domain>`. */
      selector: hostName,
    })
    .optional(),
});

const serverSchema = z.strictObject({
  /** Where `roundup serve` is reached; the archive's address when left out. */
  url: siteAddress.optional(),
  /** Proxies whose `X-Forwarded-For` is believed: addresses, networks, or `loopback`. */
  trustProxy: z.array(trustedProxy).max(20).default([]),
  /** Other sites whose pages may have a form that subscribes here. */
  allowedOrigins: z.array(siteAddress).max(20).default([]),
  subscribe: z
    .strictObject({
      /** How many questions by mail may go out in an hour; the others wait for their turn. */
      mailsPerHour: z.number().int().min(1).max(100_000).default(500),
      /** How often a form may be sent from one connection in ten minutes. */
      formsPerConnection: z.number().int().min(1).max(10_000).default(20),
      /** What to do about addresses that are made to be thrown away. */
      disposable: z.enum(['allow', 'warn', 'refuse']).default('warn'),
      /** Readers' browsers compute for a moment (ALTCHA); without JavaScript nobody can subscribe then. */
      proofOfWork: z.boolean().default(false),
      /** Mails the newest issue to whoever has just confirmed. */
      welcome: z.boolean().default(true),
    })
    .prefault({}),
});

/** As it is written: what an author leaves out is said in the newsletter's language. */
const writtenSchema = z.strictObject({
  title: line(80),
  /** What the newsletter is, in one or two sentences. */
  description: line(300),
  /** Where the archive lives, without a path. */
  url: siteAddress,
  /** A BCP 47 language tag, which decides about texts and dates, too. */
  language: languageTag.default('en'),
  /** How often it comes, as shown beside the subscribe form; once a month when left out. */
  frequency: line(60).optional(),
  author: authorSchema,
  sender: senderSchema,
  /** A postal address, which CAN-SPAM asks for in every mail. */
  postalAddress: line(200),
  /** RFC 2919; made from the archive's host when left out. */
  listId: listIdentifier.optional(),
  sections: z
    .strictObject({
      writing: sectionSchema.optional(),
      building: sectionSchema.optional(),
      reading: sectionSchema.optional(),
    })
    .prefault({}),
  /** Levels of access in rising order. */
  tiers: z.array(tierSchema).max(8).default([]),
  /** What readers choose among by themselves, on the page of their settings. */
  topics: z.array(topicSchema).max(12).default([]),
  extras: extrasSchema.prefault({}),
  /** Where patrons come from; their keys are in the environment. */
  patrons: patronsSchema.prefault({}),
  support: supportSchema.optional(),
  /** Added to the links of mails, nowhere else; none when left out. */
  utm: utmSchema.optional(),
  tracking: z
    .strictObject({
      /** A picture in each mail tells the provider when it is loaded. */
      opens: z.boolean().default(false),
      /** Links lead by an address of the provider's, who counts who follows them. */
      clicks: z.boolean().default(false),
      /** Keeps who opened and who clicked, instead of numbers alone. */
      people: z.boolean().default(false),
    })
    .prefault({}),
  /** An IANA time zone, in which `publish --at` is read. */
  timeZone: timeZoneName.default('UTC'),
  delivery: deliverySchema.prefault({}),
  /** Where an issue's page offers to pass it on; everywhere when left out, nowhere by []. */
  share: z.array(z.enum(shareTargets)).max(shareTargets.length).optional(),
  feeds: z
    .strictObject({
      /** A WebSub hub, which tells readers’ apps of news at once. */
      hub: webAddress.optional(),
    })
    .prefault({}),
  /** Whom to tell of a hole in the archive or the server, RFC 9116; no file when left out. */
  security: z
    .strictObject({
      /** The one to try first comes first. */
      contact: z.array(contactAddress).min(1).max(5),
      /** After this day nobody shall rely on it any more. */
      expires: isoDate,
      policy: webAddress.optional(),
    })
    .optional(),
  theme: themeSchema.prefault({}),
  server: serverSchema.prefault({}),
});

export const configSchema = writtenSchema.transform(withDefaultTexts);

/** What an author writes. */
export type NewsletterInput = z.input<typeof configSchema>;
/** What the engine reads, every default filled in. */
export type Config = z.output<typeof configSchema>;

function withDefaultTexts(written: z.output<typeof writtenSchema>) {
  const { headings, frequency, becomePatron } = textsOf(written.language).edition;
  const { writing, building, reading } = written.sections;
  const { support } = written;
  return {
    ...written,
    frequency: written.frequency ?? frequency,
    sections: {
      writing: writing ?? { heading: headings.writing },
      building: building ?? { heading: headings.building },
      reading: reading ?? { heading: headings.reading },
    },
    support: support && { ...support, call: support.call ?? becomePatron },
  };
}
