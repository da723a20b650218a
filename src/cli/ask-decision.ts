/** Asks a person what to do about a batch of which no one knows whether it was taken. */
import { isCancel, select } from '@clack/prompts';
import type { Decision } from '../workflows/reconcile.ts';

/** `wait` when nobody can be asked, or the person gives up: that changes nothing. */
export async function askDecision(
  recipients: number,
  options: { readonly isUnattended: boolean },
): Promise<Decision> {
  if (options.isUnattended || !process.stdin.isTTY || !process.stderr.isTTY) return 'wait';
  const answer = await select<Decision>({
    message: 'What shall become of it?',
    output: process.stderr,
    initialValue: 'wait',
    options: [
      { value: 'wait', label: 'Wait, and look again later' },
      { value: 'resend', label: `Send it again: at most ${recipients} get it twice` },
      { value: 'leave', label: `Leave it: at most ${recipients} do not get it` },
    ],
  });
  return isCancel(answer) ? 'wait' : answer;
}
