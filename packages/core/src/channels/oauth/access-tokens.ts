import { z } from 'zod';
import type { Cause, ChannelIo } from '../port.ts';
import type { OAuthClient } from './config.ts';

export interface AccessToken {
  readonly value: string;
  readonly expiresAt: Date;
}

/** `transient`: the server of tokens is away or busy. `misconfigured`: it gives us none until a person mends the set-up. */
export type TokenOutcome =
  | { readonly ok: true; readonly token: AccessToken }
  | { readonly ok: false; readonly kind: 'transient' | 'misconfigured'; readonly cause: Cause };

export interface AccessTokens {
  /** A token that holds for a minute at least; asked for once, however many want it. `renew`: the known one was refused. */
  token(renew?: boolean): Promise<TokenOutcome>;
}

const TIMEOUT = 15_000;
/** Milliseconds: a token that ends so soon is no token. */
const MARGIN = 60_000;
/** Seconds, where the server does not say (RFC 6749, 5.1: it should). */
const DEFAULT_LIFE = 300;
const LARGEST_ANSWER = 65_536;

const granted = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().max(31_536_000).default(DEFAULT_LIFE),
});

export function accessTokens(
  client: OAuthClient,
  io: Pick<ChannelIo, 'fetch' | 'clock' | 'secret' | 'signal'>,
): AccessTokens {
  let known: AccessToken | undefined;
  let asking: Promise<TokenOutcome> | undefined;
  return {
    token(renew = false) {
      if (asking !== undefined) return asking;
      if (!renew && known !== undefined && known.expiresAt.getTime() - MARGIN > io.clock.now().getTime())
        return Promise.resolve({ ok: true, token: known });
      asking = askFor(client, io)
        .then((outcome) => {
          known = outcome.ok ? outcome.token : undefined;
          return outcome;
        })
        .finally(() => (asking = undefined));
      return asking;
    },
  };
}

async function askFor(client: OAuthClient, io: Parameters<typeof accessTokens>[1]): Promise<TokenOutcome> {
  const body = await demandOf(client, io.secret);
  const timeout = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await io.fetch(client.tokenUrl, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
      // The secret must not travel to where a redirection leads.
      redirect: 'manual',
      signal: io.signal === undefined ? timeout : AbortSignal.any([timeout, io.signal]),
    });
    return tokenOf(response.status, await response.text(), io.clock.now());
  } catch {
    return { ok: false, kind: 'transient', cause: UNREACHABLE };
  }
}

async function demandOf(
  { clientId, clientSecret, refreshToken, scope }: OAuthClient,
  secret: ChannelIo['secret'],
): Promise<URLSearchParams> {
  return new URLSearchParams({
    ...(refreshToken === undefined
      ? { grant_type: 'client_credentials' }
      : { grant_type: 'refresh_token', refresh_token: await secret(refreshToken) }),
    client_id: clientId,
    ...(clientSecret !== undefined && { client_secret: await secret(clientSecret) }),
    ...(scope !== undefined && { scope }),
  });
}

function tokenOf(status: number, text: string, now: Date): TokenOutcome {
  if (status === 429 || status >= 500) return { ok: false, kind: 'transient', cause: UNREACHABLE };
  const answer = status === 200 && text.length <= LARGEST_ANSWER ? granted.safeParse(jsonOf(text)) : undefined;
  if (answer?.success !== true) return { ok: false, kind: 'misconfigured', cause: REFUSED };
  const { access_token: value, expires_in: seconds } = answer.data;
  return { ok: true, token: { value, expiresAt: new Date(now.getTime() + seconds * 1_000) } };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const UNREACHABLE: Cause = {
  code: 'MAIL_TOKEN_UNREACHABLE',
  message: 'The server that gives the mail server’s access tokens does not answer.',
  advice: 'It is tried again; if it stays so, check the token address, and that the firewall lets us out.',
};
const REFUSED: Cause = {
  code: 'MAIL_TOKEN_REFUSED',
  message: 'No access token for the mail server is given to us.',
  advice: 'Grant the access anew, and check client id, secret and scope.',
};
