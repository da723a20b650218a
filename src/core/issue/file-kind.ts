/** What kinds of files stand beside issues and extras, by their names. */

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
const AUDIO = /\.(?:mp3|m4a|ogg|opus|wav)$/i;

/** One that browsers show where it stands. */
export function isPicture(path: string): boolean {
  return PICTURE.test(withoutAge(path));
}

/** One that browsers play where it stands. */
export function isAudio(path: string): boolean {
  return AUDIO.test(withoutAge(path));
}

/** The name of a file of extras before `roundup extras encrypt` added its own ending. */
export function withoutAge(path: string): string {
  return path.replace(/\.age$/, '');
}
