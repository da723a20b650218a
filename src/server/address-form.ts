/** A form that asks for an e-mail address, with what was wrong about the one that was given. */
import { html, raw } from 'hono/html';
import { STAMP_FIELD } from './form-guard.ts';
import type { Markup } from './page.ts';

export interface AddressForm {
  readonly action: string;
  /** Of the field. */
  readonly label: string;
  readonly button: string;
  readonly address: string;
  readonly stamp: string;
  /** What is wrong with the address. */
  readonly problem?: string | undefined;
  /** Further fields, which nobody sees. */
  readonly hidden?: Readonly<Record<string, string>>;
}

export function addressForm(form: AddressForm): Markup {
  const { action, label, button, address, stamp, problem } = form;
  const isWrong = problem !== undefined;
  return html`<form method="post" action="${action}">
    <label for="email">${label}</label>
    ${isWrong ? html`<p class="problem" id="problem">${problem}</p>` : ''}
    <input
      id="email"
      name="email"
      type="email"
      dir="ltr"
      required
      autocomplete="email"
      maxlength="254"
      ${isWrong ? raw('aria-invalid="true" aria-describedby="problem" autofocus') : ''}
      value="${address}"
    />
    ${Object.entries({ ...form.hidden, [STAMP_FIELD]: stamp }).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button type="submit">${button}</button>
  </form>`;
}
