/** A DNS server from the command line. */
import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';

/** `9.9.9.9`, `9.9.9.9:53`, `2620:fe::fe` or `[2620:fe::fe]:53`. */
export function resolverAddress(text: string): string {
  const [, bracketed, plain, port = '53'] = /^(?:\[(.+)\]|([\d.]+)):(\d+)$/.exec(text) ?? [];
  const number = Number(port);
  if (isIP(bracketed ?? plain ?? text) !== 0 && number > 0 && number <= 65_535) return text;
  throw new InvalidArgumentError(
    'A DNS server is an IP address, alone or with a port: 9.9.9.9:53.',
  );
}
