/** The key and the address of a provider's API, checked before anything is sent there. */
import { Failure } from '../../core/failure.ts';

/** How a provider is called in reasons and failures. */
export interface Provider {
  readonly name: string;
  readonly keyVariable: string;
  readonly addressVariable: string;
  readonly baseUrl: string;
}

export interface ApiConfig {
  readonly key: string;
  /** The provider's own unless given. */
  readonly baseUrl?: string | undefined;
  /** For one whole request; 60 seconds unless given. */
  readonly timeoutMs?: number | undefined;
}

export interface ApiAccess {
  readonly key: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly timeoutMs: number;
}

/** A hundred whole mails and more in one request: their upload and their queueing take a while. */
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * @throws Failure `api-key-malformed`, `api-address-malformed` or `api-address-insecure`; none of
 *   them shows the key.
 */
export function apiAccess(config: ApiConfig, provider: Provider): ApiAccess {
  return {
    key: checkedKey(config.key, provider),
    baseUrl: checkedBaseUrl(config.baseUrl ?? provider.baseUrl, provider),
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
}

function checkedKey(given: string, provider: Provider): string {
  const key = given.trim();
  if (/^[\x21-\x7e]{1,500}$/.test(key)) return key;
  throw new Failure(
    'configuration',
    'api-key-malformed',
    `${provider.keyVariable} is empty or holds characters that no key has.`,
    `Copy the key again from ${provider.name}.`,
  );
}

function checkedBaseUrl(baseUrl: string, provider: Provider): string {
  const url = URL.parse(baseUrl);
  if (
    url === null ||
    !['https:', 'http:'].includes(url.protocol) ||
    `${url.username}${url.password}${url.search}${url.hash}` !== ''
  ) {
    throw new Failure(
      'configuration',
      'api-address-malformed',
      `${provider.addressVariable} is not a plain web address.`,
      `Write it like ${provider.baseUrl}, without user name, password, ? or #.`,
    );
  }
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) {
    throw new Failure(
      'configuration',
      'api-address-insecure',
      `${provider.addressVariable} would send the key to ${url.hostname} unencrypted.`,
      'Write https:// in place of http://.',
    );
  }
  return url.href.replace(/\/$/, '');
}
