/** A picture of an old issue: what its bytes are, and under which name it lies beside the issue. */
import { bytesToHex } from '@noble/hashes/utils.js';

/** The ending for its name by its first bytes; undefined for what is no picture that mails show. */
export function pictureEnding(bytes: Uint8Array): string | undefined {
  const hex = bytesToHex(bytes.subarray(0, 16));
  if (hex.startsWith('89504e470d0a1a0a')) return 'png';
  if (hex.startsWith('ffd8ff')) return 'jpg';
  if (hex.startsWith('47494638')) return 'gif';
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'webp';
  return hex.slice(8, 24) === '6674797061766966' ? 'avif' : undefined;
}

/** From where it was; each name once in an issue. */
export function pictureName(written: string, ending: string, taken: Set<string>): string {
  const last = decodedOrNot(written.replace(/[?#].*$/, ''));
  const base = last
    .slice(Math.max(last.lastIndexOf('/'), last.lastIndexOf('\\')) + 1)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const stem = base === '' ? 'picture' : base;
  let name = `${stem}.${ending}`;
  for (let count = 2; taken.has(name); count += 1) name = `${stem}-${count}.${ending}`;
  taken.add(name);
  return name;
}

function decodedOrNot(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
