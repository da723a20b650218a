/** SendGrid's own contract, read where it lies beside the checkout and never copied into it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const FOLDER = resolve(import.meta.dirname, '../../../shared/contracts/sendgrid');
const DOCUMENTS = ['tsg_scheduled_sends_v3', 'tsg_logs_v3', 'tsg_suppressions_v3'] as const;

/** Routes are as `POST /v3/mail/send`, with the names of the contract for what they leave open. */
export interface OfficialContract {
  /** Everything that a body breaks, of a route that takes one. */
  request(route: string, body: unknown): string[];
  /** Everything that an answer breaks; a status that the contract does not have is let through. */
  response(route: string, status: number, body: unknown): string[];
  /** Everything that an event breaks, of a kind as the contract names it: `SpamReport`. */
  event(kind: string, event: unknown): string[];
}

/** Finds what a mail breaks in the contract, tightened by its overlay; undefined without it. */
export function officialMailSendCheck(): ((body: unknown) => string[]) | undefined {
  const contract = officialContract();
  return contract && ((body) => contract.request('POST /v3/mail/send', body));
}

let contract: OfficialContract | undefined;

/** Undefined where the contract is not beside the checkout. */
export function officialContract(): OfficialContract | undefined {
  if (!existsSync(join(FOLDER, 'mail-send.overlay.mjs'))) return undefined;
  contract ??= createContract();
  return contract;
}

function createContract(): OfficialContract {
  // Patterns and formats of the contract are no stricter than those of the web.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false });
  addFormats.default(ajv);
  const documents = new Map<string, unknown>([['mail', strictMailDocument()]]);
  for (const name of DOCUMENTS) documents.set(name, readJson(join(FOLDER, `${name}.json`)));
  for (const [name, document] of documents)
    ajv.addSchema(z.object({}).loose().parse(document), name);
  const compiled = new Map<string, ValidateFunction | undefined>();
  const check = (route: string, tail: readonly string[], value: unknown) => {
    const key = [route, ...tail].join(' ');
    if (!compiled.has(key)) compiled.set(key, compile(ajv, documents, route, tail));
    return broken(compiled.get(key), value);
  };
  return {
    request: (route, body) =>
      check(route, ['requestBody', 'content', 'application/json', 'schema'], body),
    response: (route, status, body) =>
      check(route, ['responses', String(status), 'content', 'application/json', 'schema'], body),
    event: (kind, event) =>
      broken(ajv.compile({ $ref: `tsg_logs_v3#/components/schemas/${kind}Event` }), event),
  };
}

function broken(validate: ValidateFunction | undefined, value: unknown): string[] {
  if (validate === undefined || validate(value)) return [];
  const errors = validate.errors ?? [];
  return errors.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** Undefined where the contract says nothing, such as of a body that a route does not take. */
function compile(
  ajv: Ajv,
  documents: ReadonlyMap<string, unknown>,
  route: string,
  tail: readonly string[],
): ValidateFunction | undefined {
  const [method = '', path = ''] = route.split(' ');
  const found = [...documents].find(([, document]) => at(document, ['paths', path]) !== undefined);
  if (found === undefined) throw new Error(`The contract has no ${route}.`);
  const [name, document] = found;
  const place = resolvePlace(document, ['paths', path, method.toLowerCase(), ...tail]);
  const pointer = place?.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  return pointer === undefined ? undefined : ajv.compile({ $ref: `${name}#/${pointer}` });
}

/** Follows the `$ref`s on the way, which a JSON pointer does not. */
function resolvePlace(document: unknown, parts: readonly string[]): string[] | undefined {
  let place: string[] = [];
  for (const part of parts) {
    place.push(part);
    const reference = at(document, [...place, '$ref']);
    if (typeof reference === 'string') place = reference.replace(/^#\//, '').split('/');
    if (at(document, place) === undefined) return undefined;
  }
  return place;
}

function at(value: unknown, parts: readonly string[]): unknown {
  let here = value;
  for (const part of parts) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Reflect.get(here, part);
  }
  return here;
}

function strictMailDocument(): unknown {
  const scratch = mkdtempSync(join(tmpdir(), 'roundup-contract-'));
  try {
    const file = join(scratch, 'mail.json');
    const overlay = join(FOLDER, 'mail-send.overlay.mjs');
    execFileSync(process.execPath, [overlay, join(FOLDER, 'tsg_mail_v3.json'), file]);
    return readJson(file);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
