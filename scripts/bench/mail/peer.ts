/** The engines that make a mail of the same content: what each is given, and what it hands back. */
import type { Root } from 'hast';
import { z } from 'zod';
import type { ClassedMail } from './classed-mail.ts';

export interface PeerInput {
  /** The mail as Roundup sets it, styles inline. */
  readonly tree: Root;
  /** The same for those who take a style sheet. */
  readonly classed: ClassedMail;
}

/** Makes the whole document once. */
export type MakeMail = () => string | Promise<string>;

export interface Peer {
  readonly name: string;
  /** What its mail does without. */
  readonly lacks: readonly string[];
  /** What can be done once for all mails of a newsletter is done here, and not timed. */
  readonly prepare: (input: PeerInput) => MakeMail;
}

const peerModule = z.object({
  name: z.string(),
  lacks: z.array(z.string()),
  prepare: z.custom<Peer['prepare']>((value) => typeof value === 'function'),
});

const FILES = ['juice', 'css-inline', 'mjml', 'react-email'];

/** From peers/mail/, where their packages are found; slow, as some load very much. */
export async function loadPeers(): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const file of FILES) {
    const address = new URL(`../peers/mail/${file}.js`, import.meta.url).href;
    const loaded: unknown = await import(address);
    peers.push(peerModule.parse(loaded));
  }
  return peers;
}
