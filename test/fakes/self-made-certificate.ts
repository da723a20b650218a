/** A certificate that signs itself (X.509, RFC 5280), made anew for each test that asks. */
import { generateKeyPairSync, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

const ECDSA_WITH_SHA256 = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const COMMON_NAME = [0x06, 0x03, 0x55, 0x04, 0x03];
const SUBJECT_ALT_NAME = [0x06, 0x03, 0x55, 0x1d, 0x11];
const BASIC_CONSTRAINTS = [0x06, 0x03, 0x55, 0x1d, 0x13];
const TRUE = [0x01, 0x01, 0xff];

/** For an address of IPv4, valid since yesterday and for a day more. */
export function selfMadeCertificate(ip: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from('a test')))));
  const algorithm = sequence(ECDSA_WITH_SHA256);
  const alternative = sequence(tagged(0x87, Buffer.from(ip.split('.').map(Number))));
  const extensions = sequence(
    sequence(BASIC_CONSTRAINTS, TRUE, tagged(0x04, sequence(TRUE))),
    sequence(SUBJECT_ALT_NAME, tagged(0x04, alternative)),
  );
  const content = sequence(
    tagged(0xa0, Buffer.from([0x02, 0x01, 0x02])),
    tagged(0x02, Buffer.from([1, ...Buffer.from(String(process.hrtime.bigint()))])),
    algorithm,
    name,
    sequence(day(-1), day(1)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, extensions),
  );
  const signature = sign('sha256', content, privateKey);
  const bits = tagged(0x03, Buffer.concat([Buffer.from([0]), signature]));
  const base64 = sequence(content, algorithm, bits).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** As UTCTime, so many days from now. */
function day(days: number): Buffer {
  const at = new Date(Date.now() + days * 86_400_000).toISOString();
  return tagged(0x17, Buffer.from(`${at.slice(2, 19).replace(/\D/g, '')}Z`));
}

function sequence(...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  return tagged(0x30, Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}

/** DER: a tag, the length, the content. */
function tagged(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const prefix =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(prefix), content]);
}
