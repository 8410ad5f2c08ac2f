import { membersOf, shownText } from '../format/members.ts';

/** How a mail server lets us in: with a password, or with access tokens (XOAUTH2). The secrets are no part of it. */
export interface MailLoginDraft {
  readonly method: 'password' | 'oauth';
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly scope: string;
  /** `own`: the token is asked for in the application's own name; `person`: with the refresh token that a person granted. */
  readonly grant: 'own' | 'person';
}

/** What the secrets are called that the forms of mail servers ask for. */
export const MAIL_SECRETS = {
  smtp: 'smtp-password',
  imap: 'imap-password',
  clientSecret: 'mail-client-secret',
  refreshToken: 'mail-refresh-token',
} as const;

/** The draft of a stored `oauth`; of none, a password is asked for. */
export function mailLoginDraft(oauth: unknown): MailLoginDraft {
  const stored = membersOf(oauth);
  return {
    method: oauth === undefined ? 'password' : 'oauth',
    tokenUrl: shownText(stored['tokenUrl']),
    clientId: shownText(stored['clientId']),
    scope: shownText(stored['scope']),
    grant: stored['refreshToken'] === undefined ? 'own' : 'person',
  };
}

/** The `oauth` of a configuration; `undefined` with a password. `secrets`: the names of those that are, or are about to be, stored. */
export function oauthOf(draft: MailLoginDraft, stored: unknown, secrets: readonly string[]): object | undefined {
  if (draft.method === 'password') return undefined;
  const known = membersOf(stored);
  const scope = draft.scope.trim();
  // A public client has no secret of its own.
  const clientSecret = known['clientSecret'] ?? MAIL_SECRETS.clientSecret;
  const hasSecret = draft.grant === 'own' || secrets.some((name) => name === clientSecret);
  return {
    tokenUrl: draft.tokenUrl.trim(),
    clientId: draft.clientId.trim(),
    ...(hasSecret && { clientSecret }),
    ...(draft.grant === 'person' && { refreshToken: known['refreshToken'] ?? MAIL_SECRETS.refreshToken }),
    ...(scope !== '' && { scope }),
  };
}

/** What a person typed of the secrets, by their names: a field left empty keeps what is stored. */
export function typedSecrets(secrets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== ''));
}

/** The secrets there are once the form is saved. */
export function secretNames(stored: readonly string[], typed: Readonly<Record<string, string>>): readonly string[] {
  return [...stored, ...Object.keys(typed)];
}

/** What is missing before such a login can be stored; the name of a text. */
export function mailLoginProblem(draft: MailLoginDraft): 'delivery.oauth.tenantMissing' | undefined {
  return draft.method === 'oauth' && draft.tokenUrl.includes(TENANT) ? 'delivery.oauth.tenantMissing' : undefined;
}

const TENANT = '<tenant>';

interface MailProvider {
  readonly tokenUrl: string;
  readonly scope: string;
  readonly grant: MailLoginDraft['grant'];
  readonly smtp: { readonly host: string; readonly tls: string };
  readonly imap: { readonly host: string; readonly tls: string };
}

/** Where the providers that take no passwords give their tokens. */
const PROVIDERS: Readonly<Record<'microsoft' | 'google', MailProvider>> = {
  microsoft: {
    tokenUrl: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    scope: 'https://outlook.office365.com/.default',
    grant: 'own',
    smtp: { host: 'smtp.office365.com', tls: 'starttls' },
    imap: { host: 'outlook.office365.com', tls: 'implicit' },
  },
  google: {
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    grant: 'person',
    smtp: { host: 'smtp.gmail.com', tls: 'starttls' },
    imap: { host: 'imap.gmail.com', tls: 'implicit' },
  },
};

export const MAIL_PROVIDERS = ['microsoft', 'google', 'other'] as const;
export type MailProviderId = (typeof MAIL_PROVIDERS)[number];

/** Whose tokens a login is with. */
export function mailProviderOf({ tokenUrl }: Pick<MailLoginDraft, 'tokenUrl'>): MailProviderId {
  if (tokenUrl.startsWith('https://login.microsoftonline.com/')) return 'microsoft';
  return tokenUrl === PROVIDERS.google.tokenUrl ? 'google' : 'other';
}

/** What a choice of provider changes in a form: its addresses, and the server's where none is named yet. */
export function providerEdits(
  id: string,
  protocol: 'smtp' | 'imap',
  { host }: { readonly host: string },
): Partial<MailLoginDraft & { readonly host: string; readonly port: string; readonly tls: string }> {
  if (id !== 'microsoft' && id !== 'google') return { tokenUrl: '', scope: '' };
  const { tokenUrl, scope, grant, [protocol]: server } = PROVIDERS[id];
  return { tokenUrl, scope, grant, ...(host.trim() === '' && { ...server, port: '' }) };
}
