/** nl/v1 once more, from docs/sealing.md and by node:crypto alone: shares no line with what it checks. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

export function derived(secret: Buffer, info: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), Buffer.from(info), length));
}

export function sealed(secret: Buffer, info: string, bound: string, content: Buffer): Buffer {
  const iv = createHmac('sha256', derived(secret, `${info}/iv`, 32))
    .update(bound)
    .update('\0')
    .update(content)
    .digest()
    .subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', derived(secret, info, 32), iv);
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

export function opened(secret: Buffer, info: string, bound: string, blob: Buffer): Buffer {
  const key = derived(secret, info, 32);
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(blob.subarray(-16));
  return Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]);
}

export function padded(content: Buffer, size: number): Buffer {
  const whole = Buffer.alloc(size);
  whole.writeUInt32BE(content.length, 0);
  content.copy(whole, 4);
  return whole;
}
