/** Whoever has just become a patron gets their personal link by mail. */
import type { Config } from '../config/schema.ts';
import type { PatronStore } from '../ports/patrons.ts';
import { mailPersonalLinks, type MailLinksPorts } from './mail-personal-links.ts';

export interface GreetPatronPorts extends MailLinksPorts {
  readonly patrons: Pick<PatronStore, 'find'>;
}

/** When the provider takes no mail now, the link waits for `roundup patrons links`. */
export async function greetPatron(
  ports: GreetPatronPorts,
  config: Config,
  newcomer: { readonly source: string; readonly member: string },
): Promise<void> {
  const entry = await ports.patrons.find(newcomer);
  if (entry !== undefined) await mailPersonalLinks(ports, config, { patronId: entry.patron.id });
}
