/** English: what a reader is told when extras open in the browser, or stay closed. */
export const extras = {
  opening: 'Opening …',
  openedByLink: 'Opened for this visit. The link in your mail opens it again.',
  kept: 'Thank you for your support. Extras now open by themselves on this device.',
  notKept:
    'Thank you for your support. This browser keeps nothing: extras open on this page alone.',
  open: 'Open on this device, because you are a patron.',
  wrongLink:
    'This link opens nothing here. It may be cut short or old. Try the one in your newest mail.',
  replaced: 'Your personal link was replaced. Follow the one in your newest mail once.',
  ended: 'Your support has ended, so nothing opens here.',
  notYours: 'Your support opens other extras, but none on this page.',
  unreachable: 'The network did not answer. Load the page again in a while.',
  insecure: 'This opens only under an https address.',
  failed: 'This could not be done. Load the page again.',
  forgotten: 'Forgotten. Your personal link opens extras here again.',
  forget: 'Forget me on this device',
  fetching: 'Fetching …',
  notFetched: 'This file could not be fetched. Try again in a while.',
  play: (title: string) => `Play ${title}`,
};
