/** Extras as they lie on the disk: encrypted, opened and linked to. */
import type { Extra, Issue } from '../core/issue/issue.ts';

/** Opens files of extras that were encrypted. */
export interface ExtrasOpener {
  /** undefined for a file that this identity does not open, and for a broken one. */
  open(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** The master key of everything that is sealed in the archive. */
export interface ExtrasKey {
  /** 32 bytes. Makes the key where there is none; throws `extras-key-missing` where it must not. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** What `encrypt` or `decrypt` did with each file, by its path as the author knows it. */
export interface VaultReport {
  readonly done: readonly string[];
  /** Plain files that are still there, because nothing proves that the others can be opened. */
  readonly kept: readonly string[];
}

/** The files of extras, and those beside them, as age files and as plain ones. */
export interface ExtrasVault {
  /** A plain file goes once its successor has been opened. Throws `extras-no-recipients`. */
  encrypt(): Promise<VaultReport>;
  /** Throws `extras-identity-missing` or `extras-vault-broken`. */
  decrypt(): Promise<VaultReport>;
}

/** Where mails lead for what the archive opens to the patrons of a tier. */
export interface ExtraLinks {
  /** `extras` are those of the issue; none of an issue for patrons, which is one whole extra. */
  of(
    issue: Issue,
    extras: readonly Extra[],
  ): Promise<{
    /** The whole address of its page; undefined where the archive has none. */
    readonly page: string | undefined;
    /** Whole addresses by the extras' ids; whoever has one reads the extra. */
    readonly unlock: ReadonlyMap<string, string>;
  }>;
}
