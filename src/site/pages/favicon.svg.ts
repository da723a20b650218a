/** The newsletter's initial in its accent; a `public/favicon.svg` takes its place. */
import { designTokens } from '../../core/edition/tokens.ts';
import { readArchive } from '../archive.ts';
import { textResponse } from '../views/text-response.ts';

export async function GET(): Promise<Response> {
  const { config } = await readArchive();
  const { light, dark } = designTokens(config.theme.accent);
  const initial = /\p{L}|\p{N}/u.exec(config.title)?.[0]?.toUpperCase() ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<style>rect{fill:${light.paper}}text,path{fill:${light.accent}}@media(prefers-color-scheme:dark){rect{fill:${dark.paper}}text,path{fill:${dark.accent}}}</style>
<rect width="64" height="64"/>
<path d="M8 6h48v4H8z"/>
<text x="32" y="54" text-anchor="middle" font-family="Charter,Georgia,serif" font-size="46">${initial}</text>
</svg>
`;
  return textResponse('image/svg+xml', svg);
}
