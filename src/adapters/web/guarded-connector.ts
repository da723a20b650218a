/** Connections to the public web alone: the address that was judged is the one connected to. */
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import type { buildConnector } from 'undici';
import { hostOf, portOf } from '../../core/web/asked-address.ts';
import { Refused } from './refused.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Every address of a name, as the machine's own resolver tells it. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

/** What may be connected to. */
export interface Reach {
  readonly address: (address: string) => boolean;
  readonly port: (port: number) => boolean;
}

export interface ConnectorOptions {
  readonly resolve: Resolve;
  readonly reach: Reach;
  /** Look-up, connection and TLS together. */
  readonly connectMs: number;
  readonly signal: AbortSignal;
  /** Authorities that certificates may come from; Node's own when undefined. */
  readonly ca: string | undefined;
}

/**
 * A name is looked up once a connection, and only addresses that passed are handed on, so that no
 * second answer can lead elsewhere (rebinding). The peer is judged once more when it is there.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { reach, signal, ca } = options;
  return ({ hostname, protocol, port }, callback) => {
    const host = hostOf({ hostname });
    // Node does not look literals up, so that the check of names would never see them.
    if (isIP(host) !== 0 && !reach.address(host)) return callback(notPublic(host), null);
    const to = {
      host,
      port: portOf({ port, protocol }),
      lookup: guardedLookup(options),
      autoSelectFamily: true,
    };
    const isSecure = protocol === 'https:';
    const socket = isSecure
      ? connectSecure({
          ...to,
          ...(isIP(host) === 0 ? { servername: host } : {}),
          ...(ca === undefined ? {} : { ca }),
          ALPNProtocols: ['http/1.1'],
          // Whatever the environment says.
          rejectUnauthorized: true,
        })
      : connectPlain(to);
    const stop = (): void => void socket.destroy(new Error('Aborted.'));
    const late = setTimeout(() => socket.destroy(tooLate()), options.connectMs);
    const settle = (error: Error | undefined): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      socket.off('error', settle);
      if (error === undefined) callback(null, socket);
      else callback(error, null);
    };
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', settle);
    socket.once('connect', () => judgePeer(socket, host, reach));
    socket.once(isSecure ? 'secureConnect' : 'connect', () => {
      if (!socket.destroyed) settle(undefined);
    });
  };
}

function judgePeer(socket: Socket, host: string, reach: Reach): void {
  const { remoteAddress: peer } = socket;
  if (peer === undefined || !reach.address(peer)) socket.destroy(notPublic(host));
}

function guardedLookup({ resolve, reach }: ConnectorOptions): LookupFunction {
  return (host, { all }, callback) => {
    void publicAddresses(host, resolve, reach).then(
      (found) => {
        if (found instanceof Error) callback(found, '');
        else if (all === true) callback(null, [...found]);
        else callback(null, found[0].address, found[0].family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

async function publicAddresses(
  host: string,
  resolve: Resolve,
  reach: Reach,
): Promise<[ResolvedAddress, ...ResolvedAddress[]] | Error> {
  const [first, ...others] = (await resolve(host)).filter(({ address }) => reach.address(address));
  return first === undefined ? notPublic(host) : [first, ...others];
}

function notPublic(host: string): Refused {
  return new Refused(`${host} is not on the public web`);
}

function tooLate(): Error {
  return Object.assign(new Error('No connection in time.'), { code: 'ETIMEDOUT' });
}
