/** Asks a person to type the size of the audience. */
import { isCancel, text } from '@clack/prompts';

/** undefined when nobody can be asked, or the person gives up. */
export async function askCount(
  size: number,
  options: { readonly isUnattended: boolean },
): Promise<number | undefined> {
  if (options.isUnattended || !process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const answer = await text({
    message: `Type the size of the audience to send (${size}), or press Ctrl-C`,
    output: process.stderr,
    validate: (typed) =>
      typed?.trim() === String(size) ? undefined : `To send, type ${size}; Ctrl-C sends nothing.`,
  });
  return isCancel(answer) ? undefined : Number(answer);
}
