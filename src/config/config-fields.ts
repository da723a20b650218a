/** Field types that only the configuration has. */
import { z } from 'zod';
import { parseAddress } from '../core/audience/address.ts';
import { PUBLIC_TIER } from '../core/audience/tier.ts';
import type { FieldProblem } from '../core/fields.ts';
import { isWebAddress } from '../core/fields.ts';

export const mailAddress = z.string().refine((text) => typeof parseAddress(text) === 'object', {
  params: {
    diagnostic: 'field/bad-mail-address',
    reason: 'is no e-mail address such as mara@example.com',
  } satisfies FieldProblem,
});

/** As RFC 9116 wants a contact. */
export const contactAddress = z
  .string()
  .refine((text) => /^(?:https:\/\/|mailto:|tel:)[!-~]{3,300}$/.test(text) && URL.canParse(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no address such as mailto:security@example.com or https://example.com/security',
    } satisfies FieldProblem,
  });

/** An origin: scheme and host alone, kept without the trailing slash. */
export const siteAddress = z
  .string()
  .refine((text) => isWebAddress(text) && isOrigin(new URL(text)), {
    params: {
      diagnostic: 'field/bad-site-address',
      reason: 'is no address of scheme and host alone, such as https://news.example.com',
    } satisfies FieldProblem,
  })
  .transform((text) => text.replace(/\/$/, ''));

export const tierId = z
  .string()
  .refine((text) => /^[a-z][a-z0-9-]{0,30}$/.test(text) && text !== PUBLIC_TIER, {
    params: {
      diagnostic: 'field/bad-tier-id',
      reason: `is no lower-case word other than "${PUBLIC_TIER}"`,
    } satisfies FieldProblem,
  });

/** A folder, as a path with forward slashes. */
export const folderPath = z
  .string()
  .refine((text) => /^[^\0\n\\]{1,400}$/.test(text) && text.trim() === text, {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no path of a folder with forward slashes, such as ../extras',
    } satisfies FieldProblem,
  });

/** An X25519 recipient of age: https://age-encryption.org/v1. */
export const ageRecipient = z.string().refine((text) => /^age1[a-z0-9]{58}$/.test(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no public key of age, which begins with age1',
  } satisfies FieldProblem,
});

/** The number of a campaign at Patreon. */
export const campaignId = z.string().refine((text) => /^\d{1,20}$/.test(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no number of a campaign in quotes, such as "1234567"',
  } satisfies FieldProblem,
});

/** A log-in or slug at GitHub or Open Collective. */
export const accountName = z
  .string()
  .refine((text) => /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no name of an account, which has letters, digits and hyphens',
    } satisfies FieldProblem,
  });

/** A tag that readers choose themselves; as a tag is written, see tag.ts. */
export const topicId = z.string().refine((text) => /^[a-z][a-z0-9-]{0,30}$/.test(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no lower-case word such as workshops',
  } satisfies FieldProblem,
});

/** As proxy-addr takes them. */
export const trustedProxy = z.string().refine((text) => isTrustedProxy(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason:
      'is no address, no network such as 10.0.0.0/8, and none of loopback, linklocal, uniquelocal',
  } satisfies FieldProblem,
});

function isTrustedProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', prefix = '0', ...more] = text.split('/');
  const isAddress = z.union([z.ipv4(), z.ipv6()]).safeParse(address).success;
  const most = address.includes(':') ? 128 : 32;
  return isAddress && more.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= most;
}

function isOrigin(url: URL): boolean {
  return url.pathname === '/' && url.search === '' && url.hash === '';
}

/** A BCP 47 language tag. */
export const languageTag = z.string().refine((text) => isLanguageTag(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no language tag such as en or pt-BR',
  } satisfies FieldProblem,
});

/** A currency that this machine can write amounts in, ISO 4217. */
export const currencyCode = z
  .string()
  .refine((text) => /^[A-Z]{3}$/.test(text) && Intl.supportedValuesOf('currency').includes(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no currency such as EUR or USD',
    } satisfies FieldProblem,
  });

/** An identifier of a mailing list, RFC 2919: names with dots between. */
export const listIdentifier = z
  .string()
  .refine((text) => text.length <= 255 && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is no list identifier such as letter.example.com',
    } satisfies FieldProblem,
  });

/** Labels of the DNS with dots between, in lower case. */
export const hostName = z
  .string()
  .refine(
    (text) =>
      text.length <= 253 &&
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/.test(
        text,
      ),
    {
      params: {
        diagnostic: 'field/bad-format',
        reason: 'is no name such as example.com: lower-case letters, digits, hyphens and dots',
      } satisfies FieldProblem,
    },
  );

/** A value of a UTM parameter, which goes into addresses as it is. */
export const campaignValue = z.string().refine((text) => /^[A-Za-z0-9._~-]{1,100}$/.test(text), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is not made of letters without accents, digits and . _ ~ - alone',
  } satisfies FieldProblem,
});

/** The same, with `{issue}` for the id. */
export const campaignName = z
  .string()
  .refine((text) => /^(?:[A-Za-z0-9._~-]|\{issue\}){1,100}$/.test(text), {
    params: {
      diagnostic: 'field/bad-format',
      reason: 'is not made of letters without accents, digits, . _ ~ - and {issue} alone',
    } satisfies FieldProblem,
  });

/** As `Europe/Berlin` in the IANA's database, which the engine knows by itself. */
export const timeZoneName = z.string().refine((name) => isTimeZone(name), {
  params: {
    diagnostic: 'field/bad-format',
    reason: 'is no time zone such as Europe/Berlin or UTC',
  } satisfies FieldProblem,
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text);
}
