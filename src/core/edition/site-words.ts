/** The words that pages add to an author's own for reading: the switch of light, code, contents, sharing. */

export const siteWords = {
  theme: {
    name: 'Paper',
    choices: { system: 'As this device', light: 'Light', dark: 'Dark' },
  },
  code: {
    /** Names a block of code for those who listen. */
    name: (language: string | undefined) => (language === undefined ? 'Code' : `Code, ${language}`),
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Select the code to copy it',
  },
  readMore: {
    heading: 'Read more',
    sharedLinks: (count: number) =>
      count === 1 ? 'one link in common' : `${count} links in common`,
  },
  share: {
    heading: 'Pass it on',
    copy: 'Copy address',
    copied: 'Copied',
    failed: 'Copy it from the address bar',
    targets: {
      mail: 'Mail',
      bluesky: 'Bluesky',
      mastodon: 'Mastodon',
      'hacker-news': 'Hacker News',
      linkedin: 'LinkedIn',
    },
  },
} as const;
