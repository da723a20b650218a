/** A cookie that holds a secret: out of reach of scripts, of other hosts and of other sites' requests. */
import type { Context } from 'hono';
import type { ServerEnv } from '../server-env.ts';

export interface SecretCookie {
  /** undefined unless there is exactly one: of two, somebody else has set one. */
  read(context: Context<ServerEnv>): string | undefined;
  /** The value of a Set-Cookie header. */
  set(secret: string): string;
  clear(): string;
}

const SECRET = /^[A-Za-z0-9_.-]{1,200}$/;

/**
 * Below https the name begins with `__Host-`, so that no other host of the domain can set it (RFC
 * 6265bis, 4.1.3.2). Without https, as on one's own machine, browsers refuse such a name.
 */
export function secretCookie(
  name: string,
  how: { readonly isSecure: boolean; readonly maxAgeSeconds: number },
): SecretCookie {
  const fullName = how.isSecure ? `__Host-${name}` : name;
  const line = (value: string, seconds: number): string =>
    [
      `${fullName}=${value}`,
      'Path=/',
      `Max-Age=${seconds}`,
      'HttpOnly',
      ...(how.isSecure ? ['Secure'] : []),
      'SameSite=Lax',
    ].join('; ');
  return {
    read(context) {
      const values = valuesOf(context.req.header('Cookie') ?? '', fullName);
      const [value, another] = values;
      return another === undefined && value !== undefined && SECRET.test(value) ? value : undefined;
    },
    set: (secret) => line(secret, how.maxAgeSeconds),
    clear: () => line('', 0),
  };
}

function valuesOf(header: string, name: string): string[] {
  return header.split(';').flatMap((pair) => {
    const equals = pair.indexOf('=');
    return pair.slice(0, equals).trim() === name ? [pair.slice(equals + 1).trim()] : [];
  });
}
