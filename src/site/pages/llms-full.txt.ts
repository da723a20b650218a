/** The newest issues as one text. */
import { llmsFullText } from '../../core/edition/llms-text.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config, editions } = await readArchive();
  return textResponse('text/plain', llmsFullText(config, editions));
}
