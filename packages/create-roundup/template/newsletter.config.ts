import { defineNewsletter } from 'roundup/config';

// Editors complete every key; all of them are explained in node_modules/roundup/docs/configuration.md.
export default defineNewsletter({
  title: '{{title}}',
  description: 'What I wrote, what I built, and what was worth reading.',
  url: '{{url}}',
  author: { name: '{{author}}' },
  sender: { address: '{{sender}}' },
  // Mails to many people must say where their sender can be reached by post.
  postalAddress: '{{title}}, put your postal address here',
});
