/** Sends the subscribe form in place; when that fails, the form is sent as if there were no script. */
import { scripts } from 'virtual:roundup/texts/scripts';
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
  const field = form.querySelector('input');
  const note = form.querySelector<HTMLElement>('[role="status"]');
  const tickets = createTickets(form.action);
  const idle = note?.textContent ?? '';
  const show = (state: 'idle' | 'sending' | 'good' | 'bad', words: string, type = ''): void => {
    form.ariaBusy = String(state === 'sending');
    if (note !== null) {
      note.textContent = words;
      note.dataset['answer'] = state;
    }
    if (field === null) return;
    field.ariaInvalid = String(type.endsWith('-address'));
    if (type.endsWith('-address')) field.focus();
  };
  // By the time an address is typed the stamp is old enough.
  form.addEventListener('focusin', () => void tickets.get().catch(() => undefined));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    show('sending', scripts.wait);
    send(form, tickets)
      .then(({ ok, type, words }) => {
        show(ok ? 'good' : 'bad', words, type);
        if (ok) form.reset();
      })
      .catch(() => {
        show('idle', idle);
        // Without the script: `submit` sends no further event.
        form.submit();
      });
  });
}

interface Tickets {
  get(): Promise<Ticket>;
  /** A ticket is good for one form. */
  take(): Promise<Ticket>;
}

function createTickets(action: string): Tickets {
  let ticket: Promise<Ticket> | undefined;
  const get = async (): Promise<Ticket> => {
    const known = await ticket?.catch(() => undefined);
    if (known !== undefined && performance.now() - known.cameAt < FRESH_FOR_MS) return known;
    ticket = fetchTicket(action);
    return ticket;
  };
  return {
    get,
    async take() {
      const taken = await get();
      ticket = undefined;
      return taken;
    },
  };
}

/** A stamp that the server does not take, such as one used before, is fetched anew once. */
async function send(form: HTMLFormElement, tickets: Tickets): Promise<Answer> {
  const answer = await post(form, await tickets.take());
  if (!isWorn(answer)) return answer;
  const again = await post(form, await tickets.take());
  if (isWorn(again)) throw new Error('The server takes no form from this script.');
  return again;
}

function isWorn({ type }: Answer): boolean {
  return type === '#form-stamp' || type === '#proof-of-work';
}

async function fetchTicket(action: string): Promise<Ticket> {
  const answer = await fetch(`${action}/form`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error('There is no stamp to be had.');
  return { ...(await answer.json()), cameAt: performance.now() };
}

async function post(form: HTMLFormElement, ticket: Ticket): Promise<Answer> {
  const { stamp, challenge } = ticket;
  const proof = challenge === undefined ? {} : { altcha: await prove(challenge) };
  await until(ticket.cameAt + ticket.waitMs);
  const fields = Object.fromEntries(
    [...new FormData(form)].filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...fields, ...proof, stamp }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const body: { type?: string; title?: string; detail?: string; message?: string } =
    await answer.json();
  const words = body.message ?? `${body.title ?? scripts.failed}. ${body.detail ?? ''}`;
  return { ok: answer.ok, type: body.type ?? '', words };
}

async function prove(challenge: Challenge): Promise<string> {
  const { provenWork } = await import('./solve-challenge.ts');
  return provenWork(challenge);
}

async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
