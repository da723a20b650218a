/** English: what the scripts of every page say. */
export const scripts = {
  wait: 'One moment …',
  failed: 'Something went wrong',
  noSearch: 'The search did not load. Try again, or reload the page.',
  noExtras: 'A part of the page did not load. Follow the link again.',
  code: { copy: 'Copy', copied: 'Copied', failed: 'Select the code to copy it' },
  address: { copy: 'Copy address', copied: 'Copied', failed: 'Copy it from the address bar' },
};
