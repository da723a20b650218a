import { defineNewsletter } from 'roundup/config';

export default defineNewsletter({
  title: 'Hull & Harbor',
  description:
    'A monthly round-up on containers, Kubernetes and the servers under them: what I wrote, what I built, and what was worth reading.',
  url: 'https://hullandharbor.example',
  language: 'en',
  frequency: 'Once a month',
  author: {
    name: 'Mara Lindqvist',
    bio: 'Container engineer. I take runtimes apart to see what holds them together, and write down what I find.',
    url: 'https://hullandharbor.example',
    profiles: [{ name: 'GitHub', url: 'https://github.com/hullandharbor' }],
  },
  sender: { address: 'mara@hullandharbor.example' },
  postalAddress: 'Hull & Harbor, Skeppsbron 14, 111 30 Stockholm, Sweden',
  tiers: [
    {
      id: 'patron',
      name: 'Patrons',
      monthlyCents: 500,
      benefits: [
        'The extras in every issue, in the mail and in the archive.',
        'A vote on what gets taken apart next, in spring and in autumn.',
        'The notes and the scripts behind each issue.',
      ],
    },
  ],
  support: {
    url: 'https://patrons.example/hullandharbor',
    pitch:
      'The letter is free and stays free. Patrons pay for the afternoons in which it is written, and for the machines on which it is tried out.',
    call: 'Become a patron',
    benefits: [
      'The extras in every issue: numbers, failures and drafts that are not for everyone.',
      'A vote on what gets taken apart next.',
      'My gratitude, which is real, and a reply when you write.',
    ],
    currency: 'EUR',
  },
  security: { contact: ['mailto:mara@hullandharbor.example'], expires: '2030-01-01' },
  theme: { accent: '#9a3412' },
});
