/** The links of one month of all years, from which a script picks those of today. */
import { readArchive } from '../../../archive.ts';
import { dayLinks, type LinkMonth } from '../../../views/link-days.ts';
import { textResponse } from '../../../views/text-response.ts';

export async function getStaticPaths() {
  const { linkMonths } = await readArchive();
  return linkMonths.map((group) => ({ params: { month: group.month }, props: { group } }));
}

export function GET({ props }: { readonly props: { readonly group: LinkMonth } }): Response {
  return textResponse('application/json', `${JSON.stringify(dayLinks(props.group))}\n`);
}
