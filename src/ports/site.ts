/** The archive as it is built, and its files. */
/** Builds the archive of public issues; it can open no extras. */
export interface SiteBuilder {
  /**
   * Builds elsewhere, hands what was built to `finish`, and only then puts it in the place of what
   * was in `outDir`. When anything fails, nothing of it is left and `outDir` is as it was.
   */
  build(request: {
    readonly outDir: string;
    readonly finish?: (output: OutputFiles) => Promise<void>;
  }): Promise<void>;
  /** Of everything that the files of the archive are made of: the same, and they are the same. */
  digest(): Promise<string>;
  /** What an earlier build left there; nothing where there is no such folder. */
  built(outDir: string): Promise<Pick<OutputFiles, 'walk'>>;
  /** Removes it. */
  remove(outDir: string): Promise<void>;
}

/** Compressed copies of files, beside them, that were written. */
export interface Sidecars {
  readonly files: number;
  readonly bytes: number;
}

/** A file of the archive; its path is from the archive's root. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** As it lies on the disk. */
export interface StoredFile extends ArchiveFile {
  /** SHA-256 of its bytes. */
  readonly digest: string;
}

/** The archive as it was built, before anybody gets it. */
export interface OutputFiles {
  /** Throws when the path is taken. */
  add(file: ArchiveFile): Promise<void>;
  /** The bytes of a file are gone when the next one is asked for. */
  walk(): AsyncIterable<StoredFile>;
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Puts the Brotli and gzip forms of what they make smaller beside it. */
  compress(): Promise<Sidecars>;
}
