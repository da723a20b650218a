/** The newest issues and the author’s own pages as one text. */
import { llmsFullText } from '../../core/edition/llms-text.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const archive = await readArchive();
  return textResponse('text/plain', llmsFullText(archive.config, archive));
}
