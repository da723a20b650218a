/** The running head of printed pages: the newsletter's title and the page's number, but for the first page. */

export function runningHeadCss(title: string): string {
  const text = `content:"${title.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, ' ')}"`;
  return `@page{@top-left{${text}}@top-right{content:counter(page)}}@page :first{@top-left{content:none}@top-right{content:none}}`;
}
