/** SendGrid's own contract, read where it lies beside the checkout and never copied into it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const FOLDER = resolve(import.meta.dirname, '../../../shared/contracts/sendgrid');
const REQUEST = 'mail#/components/requestBodies/PostMailSend/content/application~1json/schema';

/** Finds what a body breaks in the contract, tightened by its overlay; undefined without it. */
export function officialMailSendCheck(): ((body: unknown) => string[]) | undefined {
  if (!existsSync(join(FOLDER, 'mail-send.overlay.mjs'))) return undefined;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(strictDocument(), 'mail');
  const validate = ajv.compile({ $ref: REQUEST });
  return (body) =>
    validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

/** Finds what an event breaks in the contract of its kind; undefined without it. */
export function officialEventCheck(): ((kind: string, event: unknown) => string[]) | undefined {
  const file = join(FOLDER, 'tsg_logs_v3.json');
  if (!existsSync(file)) return undefined;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof document !== 'object' || document === null) throw new Error('No contract.');
  ajv.addSchema(document, 'logs');
  return (kind, event) => {
    const validate = ajv.compile({ $ref: `logs#/components/schemas/${kind}Event` });
    return validate(event)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  };
}

function strictDocument(): object {
  const scratch = mkdtempSync(join(tmpdir(), 'roundup-contract-'));
  try {
    const file = join(scratch, 'mail.json');
    const overlay = join(FOLDER, 'mail-send.overlay.mjs');
    execFileSync(process.execPath, [overlay, join(FOLDER, 'tsg_mail_v3.json'), file]);
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof document !== 'object' || document === null) throw new Error('No contract.');
    return document;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
