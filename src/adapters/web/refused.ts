/** What stops a request before anybody gets it: the address is none of the public web. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
