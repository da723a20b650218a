/** security.txt, RFC 9116: whom to tell of a hole. */

export const SECURITY_ADDRESS = '/.well-known/security.txt';

export interface SecuritySettings {
  readonly url: string;
  readonly language: string;
  readonly security?:
    | {
        readonly contact: readonly string[];
        /** `YYYY-MM-DD` */
        readonly expires: string;
        readonly policy?: string | undefined;
      }
    | undefined;
}

/** undefined where the config names nobody. The day it ends comes from there, never from a clock. */
export function securityText({ url, language, security }: SecuritySettings): string | undefined {
  if (security === undefined) return undefined;
  return [
    ...security.contact.map((contact) => `Contact: ${contact}`),
    `Expires: ${security.expires}T23:59:59Z`,
    `Preferred-Languages: ${language}`,
    `Canonical: ${url}${SECURITY_ADDRESS}`,
    ...(security.policy === undefined ? [] : [`Policy: ${security.policy}`]),
    '',
  ].join('\n');
}
