/** What a phone shows of the archive on its home screen. */
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';
import { webManifest } from '../views/web-manifest.ts';

export async function GET(): Promise<Response> {
  const { config } = await readArchive();
  return textResponse('application/manifest+json', webManifest(config));
}
