/** Names what a media query asks for: its features, and the media that it is for. */

const connecting = new Set(['and', 'or', 'not', 'only', 'all', 'screen']);

/** `screen and (max-width:480px)` asks for "max-width"; every screen is meant by default. */
export function mediaNames(query: string): readonly string[] {
  const features = [...query.matchAll(/\(\s*([\w-]+)/g)].map(([, name = '']) => name.toLowerCase());
  const media = query
    .replace(/\([^)]*\)/g, ' ')
    .toLowerCase()
    .match(/[\w-]+/g);
  return [...features, ...(media ?? []).filter((name) => !connecting.has(name))];
}
