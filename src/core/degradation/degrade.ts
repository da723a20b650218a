/** What is left of a mail in clients that drop a part of it. */

export type DegradationClient = 'gmail' | 'gmail-foreign' | 'yahoo' | 'outlook-classic';

export const degradationClients: readonly {
  readonly id: DegradationClient;
  readonly name: string;
}[] = [
  { id: 'gmail', name: 'Gmail' },
  { id: 'gmail-foreign', name: 'Gmail, foreign account' },
  { id: 'yahoo', name: 'Yahoo' },
  { id: 'outlook-classic', name: 'Classic Outlook' },
];

export function degrade(html: string, client: DegradationClient): string {
  return client === 'gmail-foreign' ? html.replaceAll(/<style>[\s\S]*?<\/style>/g, '') : html;
}
