/** What language models are told of the archive. */
import { llmsText } from '../../core/edition/llms-text.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const archive = await readArchive();
  return textResponse('text/plain', llmsText(archive.config, archive));
}
