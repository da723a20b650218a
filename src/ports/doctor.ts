/** What the doctor looks with. */
import type { SigningKey } from '../core/doctor/key-checks.ts';
import type { DnsAnswer, Looked, MailExchange } from '../core/doctor/looked.ts';
import type { RepositoryFacts } from '../core/doctor/repository-checks.ts';
import type { ProbeAnswer } from '../core/doctor/server-checks.ts';
import type { StoreFacts } from '../core/doctor/store-checks.ts';

/** Looks names up in the DNS. Never throws: what cannot be looked up is an answer, too. */
export interface DnsResolver {
  /** Each record as one text. Follows CNAMEs. */
  txt(name: string): Promise<DnsAnswer<string>>;
  mx(name: string): Promise<DnsAnswer<MailExchange>>;
  cname(name: string): Promise<DnsAnswer<string>>;
  /** Of IPv4 and IPv6. */
  addresses(name: string): Promise<DnsAnswer<string>>;
}

/** One request as a mail provider makes it, without cookie or Origin. Never throws. */
export type HttpProbe = (request: {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly form?: { readonly name: string; readonly value: string; readonly multipart: boolean };
}) => Promise<ProbeAnswer>;

/** What `roundup doctor` looks with. Nothing here changes anything, or throws. */
export interface DoctorTools {
  readonly dns: DnsResolver;
  readonly probe: HttpProbe;
  repository(): Promise<Looked<RepositoryFacts>>;
  /** Neither makes the store nor brings it up to date. */
  store(): Promise<Looked<StoreLook>>;
  /** The public half of the key that signs mails, under its name in the config. */
  signingKey(
    name: { readonly domain: string; readonly selector: string } | undefined,
  ): Looked<SigningKey | undefined>;
}

export interface StoreLook {
  readonly facts: StoreFacts;
  /** By how much the database's clock is ahead of ours; undefined when it is ours. */
  readonly aheadMs: number | undefined;
  /** For a subscriber who does not exist, and one that no key made; undefined without a key. */
  readonly tokens: { readonly genuine: string; readonly forged: string } | undefined;
}
