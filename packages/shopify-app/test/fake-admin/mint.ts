import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export interface SessionClaims {
  readonly iss: string;
  readonly dest: string;
  readonly aud: string;
  readonly sub: string;
  readonly exp: number;
  readonly nbf: number;
  readonly iat: number;
  readonly jti: string;
  readonly sid: string;
}
export interface AppKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

const LIFETIME = 60;
const TOLERANCE = 10;

/** A session token as App Bridge gets it from the admin: HS256 with the app's secret, one minute long. */
export function mintSessionToken(
  keys: AppKeys,
  shop: string,
  now: number,
  overrides: Partial<SessionClaims> = {},
): string {
  const seconds = Math.floor(now / 1000);
  const claims: SessionClaims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: keys.apiKey,
    sub: '42',
    exp: seconds + LIFETIME,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    sid: randomUUID(),
    ...overrides,
  };
  const signed = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${signed}.${signature(keys, signed)}`;
}

/** The claims of a token that this app may use for this shop now. */
export function readSessionToken(keys: AppKeys, shop: string, now: number, token: string): SessionClaims | undefined {
  const [header = '', payload = '', given = ''] = token.split('.');
  const expected = Buffer.from(signature(keys, `${header}.${payload}`));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as SessionClaims;
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { alg?: string };
  const seconds = now / 1000;
  const isValid =
    alg === 'HS256' &&
    claims.aud === keys.apiKey &&
    claims.dest === `https://${shop}` &&
    claims.exp > seconds - TOLERANCE &&
    claims.nbf < seconds + TOLERANCE;
  return isValid ? claims : undefined;
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = ({ apiSecret }: AppKeys, text: string): string =>
  createHmac('sha256', apiSecret).update(text).digest('base64url');
