/** Sends the subscribe form in place. Whatever goes wrong, the form is sent as if there were no script. */
import type { Challenge } from 'altcha-lib';

/** What the server asks of a form; see docs/server.md. */
interface Ticket {
  readonly stamp: string;
  readonly waitMs: number;
  readonly challenge?: Challenge;
  /** When it came, by this page's own clock. */
  readonly cameAt: number;
}

interface Answer {
  readonly ok: boolean;
  readonly type: string;
  /** For the reader. */
  readonly words: string;
}

/** A stamp that lay open for longer is fetched anew. */
const FRESH_FOR_MS = 15 * 60 * 1000;
const ANSWER_WITHIN_MS = 15_000;

export function enhanceSubscribeForms(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form.subscribe')) enhance(form);
}

function enhance(form: HTMLFormElement): void {
  const status = form.querySelector('[role="status"]');
  const button = form.querySelector('button');
  let ticket: Promise<Ticket> | undefined;
  const fresh = async (): Promise<Ticket> => {
    const known = await ticket?.catch(() => undefined);
    if (known !== undefined && performance.now() - known.cameAt < FRESH_FOR_MS) return known;
    ticket = fetchTicket(form.action);
    return ticket;
  };
  const tell = (words: string): void => {
    if (status !== null) status.textContent = words;
  };
  // By the time an address is typed the stamp is old enough.
  form.addEventListener('focusin', () => void fresh().catch(() => undefined));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button !== null) button.disabled = true;
    tell('One moment …');
    send(form, fresh, () => {
      ticket = undefined;
    })
      .then((answer) => {
        tell(answer.words);
        if (answer.ok) form.reset();
        if (button !== null) button.disabled = false;
      })
      // Without the script: `submit` sends no further event.
      .catch(() => form.submit());
  });
}

/** A stamp that the server does not take, such as one used before, is fetched anew once. */
async function send(
  form: HTMLFormElement,
  fresh: () => Promise<Ticket>,
  forget: () => void,
): Promise<Answer> {
  const answer = await post(form, await fresh());
  forget();
  const isWorn = answer.type === '#form-stamp' || answer.type === '#proof-of-work';
  if (!isWorn) return answer;
  const again = await post(form, await fresh());
  forget();
  return again;
}

async function fetchTicket(action: string): Promise<Ticket> {
  const answer = await fetch(`${action}/form`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error('There is no stamp to be had.');
  return { ...(await answer.json()), cameAt: performance.now() };
}

async function post(form: HTMLFormElement, ticket: Ticket): Promise<Answer> {
  const proof = ticket.challenge === undefined ? {} : { altcha: await solve(ticket.challenge) };
  await until(ticket.cameAt + ticket.waitMs);
  const fields = Object.fromEntries(
    [...new FormData(form)].filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...fields, ...proof, stamp: ticket.stamp }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const body: { type?: string; title?: string; message?: string } = await answer.json();
  const words = body.message ?? `${body.title ?? 'Something went wrong'}.`;
  return { ok: answer.ok, type: body.type ?? '', words };
}

/** Loaded for newsletters that ask for it alone. */
async function solve(challenge: Challenge): Promise<string> {
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/web/pbkdf2'),
  ]);
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('The challenge was not solved in time.');
  return btoa(JSON.stringify({ challenge, solution }));
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
