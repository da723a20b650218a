/** A DNS server on a free port of 127.0.0.1, over UDP and TCP (RFC 1035), that knows one zone. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** By lower-case name. A name that is not there does not exist (NXDOMAIN). */
export type Zone = Readonly<Record<string, Entry>>;

export interface Entry {
  readonly TXT?: readonly string[];
  readonly MX?: readonly (readonly [priority: number, exchange: string])[];
  readonly A?: readonly string[];
  /** Followed within the zone. */
  readonly CNAME?: string;
  /** In the place of an answer: none at all, or SERVFAIL. */
  readonly instead?: 'silence' | 'failure';
}

export interface DnsDouble extends AsyncDisposable {
  /** As `--resolver` takes it. */
  readonly address: string;
  /** `TXT example.com`, in the order in which they came; those over TCP begin with `tcp `. */
  readonly questions: readonly string[];
}

/** What does not fit into a datagram is cut off and marked, so that it is asked for by TCP. */
const MOST_UDP_BYTES = 512;
const TYPES: Readonly<Record<number, 'A' | 'CNAME' | 'MX' | 'TXT'>> = {
  1: 'A',
  5: 'CNAME',
  15: 'MX',
  16: 'TXT',
};

const MOST_TRIES = 10;

/** A port that is free for UDP may be taken for TCP: then another one is tried. */
export async function dnsDouble(zone: Zone): Promise<DnsDouble> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await serve(zone);
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
    }
  }
}

async function serve(zone: Zone): Promise<DnsDouble> {
  const questions: string[] = [];
  const udp = createSocket('udp4');
  udp.on('message', (query, { port, address }) => {
    const reply = answer(zone, query, (question) => questions.push(question));
    if (reply !== undefined) udp.send(short(reply), port, address);
  });
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  const { port } = udp.address();
  const tcp = await overTcp(port, (query) =>
    answer(zone, query, (question) => questions.push(`tcp ${question}`)),
  ).catch((error: unknown) => {
    udp.close();
    throw error;
  });
  return {
    address: `127.0.0.1:${port}`,
    questions,
    [Symbol.asyncDispose]: () => close(udp, tcp),
  };
}

/** RFC 1035, 4.2.2: a length of two bytes before each message. */
async function overTcp(
  port: number,
  reply: (query: Buffer) => Buffer | undefined,
): Promise<Server> {
  const server = createServer((socket) => {
    let pending = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0);
        const message = reply(pending.subarray(2, end));
        pending = pending.subarray(end);
        if (message !== undefined) socket.write(Buffer.concat([uint16(message.length), message]));
      }
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function close(udp: Socket, tcp: Server): Promise<void> {
  udp.close();
  tcp.close();
}

/** undefined where the zone says to be silent. */
function answer(zone: Zone, query: Buffer, heard: (question: string) => void): Buffer | undefined {
  const { name, end } = nameAt(query, 12);
  const type = TYPES[query.readUInt16BE(end)];
  heard(`${type ?? query.readUInt16BE(end)} ${name}`);
  const question = query.subarray(12, end + 4);
  const entry = zone[name];
  if (entry?.instead === 'silence') return undefined;
  if (entry?.instead === 'failure') return message(query, question, SERVFAIL, []);
  if (entry === undefined) return message(query, question, NXDOMAIN, []);
  return message(query, question, NOERROR, type === undefined ? [] : records(zone, name, type));
}

const NOERROR = 0;
const SERVFAIL = 2;
const NXDOMAIN = 3;
/** An answer, with recursion available; and what marks one that was cut off. */
const RESPONSE = 0x8180;
const TRUNCATED = 0x0200;

function message(
  query: Buffer,
  question: Buffer,
  code: number,
  answers: readonly Buffer[],
): Buffer {
  const counts = [1, answers.length, 0, 0].map(uint16);
  return Buffer.concat([
    query.subarray(0, 2),
    uint16(RESPONSE | code),
    ...counts,
    question,
    ...answers,
  ]);
}

function short(reply: Buffer): Buffer {
  if (reply.length <= MOST_UDP_BYTES) return reply;
  const { end } = nameAt(reply, 12);
  const cut = Buffer.from(reply.subarray(0, end + 4));
  cut.writeUInt16BE(cut.readUInt16BE(2) | TRUNCATED, 2);
  cut.writeUInt16BE(0, 6);
  return cut;
}

function records(zone: Zone, name: string, type: 'A' | 'CNAME' | 'MX' | 'TXT'): Buffer[] {
  const entry = zone[name];
  if (entry === undefined) return [];
  if (entry.CNAME !== undefined) {
    const alias = record(name, 5, labels(entry.CNAME));
    return type === 'CNAME' ? [alias] : [alias, ...records(zone, entry.CNAME, type)];
  }
  switch (type) {
    case 'A':
      return (entry.A ?? []).map((ip) => record(name, 1, Buffer.from(ip.split('.').map(Number))));
    case 'MX':
      return (entry.MX ?? []).map(([priority, exchange]) =>
        record(name, 15, Buffer.concat([uint16(priority), labels(exchange)])),
      );
    case 'TXT':
      return (entry.TXT ?? []).map((text) => record(name, 16, strings(text)));
    case 'CNAME':
      return [];
  }
}

function record(name: string, type: number, data: Buffer): Buffer {
  const [internet, ttl] = [uint16(1), Buffer.from([0, 0, 0, 60])];
  return Buffer.concat([labels(name), uint16(type), internet, ttl, uint16(data.length), data]);
}

/** A text of more than 255 bytes is several strings, which are read as one. */
function strings(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let from = 0; from === 0 || from < bytes.length; from += 255) {
    const part = bytes.subarray(from, from + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  return Buffer.concat(parts);
}

/** The root, `.`, has no label. */
function labels(name: string): Buffer {
  const parts = name.split('.').filter(Boolean);
  return Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part)]),
    Buffer.from([0]),
  ]);
}

function nameAt(bytes: Buffer, start: number): { readonly name: string; readonly end: number } {
  const parts: string[] = [];
  let at = start;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) {
    parts.push(bytes.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: parts.join('.').toLowerCase(), end: at + 1 };
}

function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}
