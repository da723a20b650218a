/** The switch of light and dark: shown where a script can keep the choice, and kept for every page. */
import { type ThemeChoice, THEME_KEY, themeChoices } from '../../core/edition/theme-choice.ts';
import { recall, remember } from './kept-choice.ts';

export function startThemeSwitch(page: Document): void {
  const field = page.querySelector<HTMLFieldSetElement>('.theme-switch');
  if (field === null) return;
  show(page, field, keptChoice());
  field.hidden = false;
  field.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const chosen = choiceOf(target.value);
    remember(THEME_KEY, chosen === 'system' ? undefined : chosen);
    show(page, field, chosen);
  });
  // Chosen in another tab.
  window.addEventListener('storage', ({ key }) => {
    if (key === THEME_KEY || key === null) show(page, field, keptChoice());
  });
}

/** The same as the script in the head, which has no switch to set yet. */
function show(page: Document, field: HTMLFieldSetElement, choice: ThemeChoice): void {
  const { dataset } = page.documentElement;
  if (choice === 'system') delete dataset['theme'];
  else dataset['theme'] = choice;
  for (const meta of page.querySelectorAll<HTMLMetaElement>('[data-paper]')) {
    const paper = meta.dataset['paper'];
    if (choice === 'system') meta.media = `(prefers-color-scheme: ${paper})`;
    else meta.media = paper === choice ? 'all' : 'not all';
  }
  for (const input of field.querySelectorAll('input')) input.checked = input.value === choice;
}

function keptChoice(): ThemeChoice {
  return choiceOf(recall(THEME_KEY));
}

function choiceOf(value: string | null): ThemeChoice {
  return themeChoices.find((choice) => choice === value) ?? 'system';
}
