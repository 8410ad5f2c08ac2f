import { accessTokens, type AccessTokens } from '../../channels/index.ts';
import type { TenantId } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { connectionSecret } from '../connection-secret.ts';
import type { Road } from '../road.ts';
import type { ImapConfig } from './returns-config.ts';

type OAuth = NonNullable<ImapConfig['oauth']>;

/** Where the access tokens of a mailbox come from: kept until its connection changes, for a mailbox is read every minute and a token holds for an hour. */
export type MailboxTokens = (tenant: TenantId, row: ConnectionRow, oauth: OAuth) => AccessTokens;

export function mailboxTokens({ fetch, clock, keys }: Pick<Road, 'fetch' | 'clock' | 'keys'>): MailboxTokens {
  const kept = new Map<string, { readonly version: number; readonly tokens: AccessTokens }>();
  return (tenant, row, oauth) => {
    const key = `${tenant}/${row.id}`;
    const known = kept.get(key);
    if (known?.version === row.version) return known.tokens;
    const secret = (name: string) => connectionSecret({ keys }, tenant, row, name).catch(() => '');
    const tokens = accessTokens(oauth, { fetch, clock, secret });
    kept.set(key, { version: row.version, tokens });
    return tokens;
  };
}
