/** A TCP port from the command line. */
import { InvalidArgumentError } from 'commander';

/** 0 takes any free port. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}
