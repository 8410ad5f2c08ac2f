import { readSessionToken, type AppKeys } from './mint.ts';
import type { FakeShop } from './shop.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';

const refused = (status: number, error: string, description: string): Answered => ({
  status,
  body: { error, error_description: description },
});

/** `POST /admin/oauth/access_token`: an offline token for a session token, or a new pair for a refresh token. */
export function grantToken(keys: AppKeys, shop: FakeShop, body: Readonly<Record<string, unknown>>): Answered {
  if (body['client_id'] !== keys.apiKey || body['client_secret'] !== keys.apiSecret)
    return refused(401, 'invalid_client', 'The client is not known or its secret is wrong');
  if (body['grant_type'] === 'refresh_token') {
    const answer = shop.installed ? shop.tokens.refresh(String(body['refresh_token']), shop.scopes) : undefined;
    return answer === undefined
      ? refused(400, 'invalid_grant', 'The refresh token is expired, revoked or was replaced')
      : { status: 200, body: answer };
  }
  if (body['grant_type'] !== TOKEN_EXCHANGE)
    return refused(400, 'unsupported_grant_type', 'The fake knows token exchange and refresh');
  if (body['requested_token_type'] !== OFFLINE)
    return refused(400, 'invalid_request', 'The fake gives offline tokens only');
  const claims = readSessionToken(keys, shop.domain, shop.now(), String(body['subject_token']));
  if (claims === undefined || !shop.installed)
    return refused(400, 'invalid_subject_token', 'The session token is not valid for this app and shop now');
  return { status: 200, body: shop.tokens.issue(shop.scopes, body['expiring'] === '1') };
}
