import { z } from 'zod';

const secretName = z.string().min(1).max(60);

/**
 * How an access token for a mail server is got (RFC 6749): where passwords are no longer taken, as at Microsoft 365 and Google.
 * With a refresh token it is asked for in the name of the person who granted it (section 6), else in our own name (section 4.4).
 */
export const oauthClient = z.strictObject({
  tokenUrl: z.url({ protocol: /^https$/ }),
  clientId: z.string().min(1).max(200),
  /** Name of the secret; a public client has none. */
  clientSecret: secretName.exactOptional(),
  /** Name of the secret. */
  refreshToken: secretName.exactOptional(),
  scope: z.string().min(1).max(500).exactOptional(),
});
export type OAuthClient = z.output<typeof oauthClient>;
