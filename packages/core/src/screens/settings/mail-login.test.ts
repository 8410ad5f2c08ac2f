import { describe, expect, it } from 'vitest';
import { oauthClient } from '../../channels/oauth/config.ts';
import { smtpConfig } from '../../channels/smtp/config.ts';
import { imapConfig } from '../../flow/delivery/returns-config.ts';
import { mailLoginDraft, mailLoginProblem, mailProviderOf, oauthOf, providerEdits } from './mail-login.ts';
import { mailServerConfig, mailServerDraft } from './mail-server.ts';
import { returnsConfigOf, returnsDraft } from './returns-mailbox.ts';

const MICROSOFT = {
  tokenUrl: 'https://login.microsoftonline.com/0f1e/oauth2/v2.0/token',
  clientId: 'quittance',
  clientSecret: 'mail-client-secret',
  scope: 'https://outlook.office365.com/.default',
};

describe('the login of a mail server', () => {
  it('comes to what is stored', () => {
    expect(oauthOf(mailLoginDraft(MICROSOFT), MICROSOFT, ['mail-client-secret'])).toEqual(MICROSOFT);
    const granted = { ...MICROSOFT, clientSecret: 'mine', refreshToken: 'theirs' };
    expect(oauthOf(mailLoginDraft(granted), granted, ['mine', 'theirs'])).toEqual(granted);
    expect(oauthOf(mailLoginDraft(undefined), undefined, ['smtp-password'])).toBeUndefined();
  });

  it('names no secret of a public client, and always one of an application', () => {
    const draft = { ...mailLoginDraft(MICROSOFT), grant: 'person' as const };
    expect(oauthOf(draft, undefined, ['mail-refresh-token'])).not.toHaveProperty('clientSecret');
    expect(oauthOf(draft, undefined, [])).toHaveProperty('refreshToken', 'mail-refresh-token');
    expect(oauthOf({ ...draft, grant: 'own' }, undefined, [])).toHaveProperty('clientSecret', 'mail-client-secret');
    expect(oauthOf({ ...draft, grant: 'own' }, undefined, [])).not.toHaveProperty('refreshToken');
  });

  it('knows the addresses of both providers, and does not name a server over that of a person', () => {
    for (const protocol of ['smtp', 'imap'] as const) {
      const google = {
        ...mailLoginDraft({}),
        clientId: 'id',
        host: '',
        ...providerEdits('google', protocol, { host: '' }),
      };
      expect(oauthClient.safeParse(oauthOf(google, undefined, [])).success).toBe(true);
      expect(mailProviderOf(google)).toBe('google');
      expect(google.host).toBe(`${protocol}.gmail.com`);
    }
    expect(providerEdits('microsoft', 'smtp', { host: 'relay.example' })).not.toHaveProperty('host');
    expect(mailProviderOf({ tokenUrl: MICROSOFT.tokenUrl })).toBe('microsoft');
    expect(mailProviderOf({ tokenUrl: 'https://tokens.example/' })).toBe('other');
    expect(providerEdits('other', 'smtp', { host: '' })).toEqual({ tokenUrl: '', scope: '' });
  });

  it('asks for the directory that Microsoft’s address wants', () => {
    const draft = { ...mailLoginDraft({}), ...providerEdits('microsoft', 'smtp', { host: '' }) };
    expect(mailLoginProblem(draft)).toBe('delivery.oauth.tenantMissing');
    expect(mailLoginProblem({ ...draft, method: 'password' })).toBeUndefined();
    expect(mailLoginProblem(mailLoginDraft(MICROSOFT))).toBeUndefined();
  });

  it('stands in the configurations of both forms as the servers’ own shapes take it', () => {
    const smtp = { host: 'smtp.office365.com', tls: 'starttls', login: { user: 'in@shop.example', oauth: MICROSOFT } };
    const stored = mailServerConfig(mailServerDraft(smtp), smtp, ['mail-client-secret']);
    expect(smtpConfig.parse(stored)).toMatchObject({ login: { oauth: MICROSOFT } });
    const back = { ...mailServerDraft(smtp), method: 'password' as const };
    expect(mailServerConfig(back, smtp, [])).toMatchObject({ login: { user: 'in@shop.example' } });
    expect(mailServerConfig(back, smtp, [])).not.toMatchObject({ login: { oauth: MICROSOFT } });
    const config = { host: 'outlook.office365.com', user: 'in@shop.example', oauth: MICROSOFT };
    const imap = { adapter: 'imap', config };
    expect(imapConfig.parse(returnsConfigOf(returnsDraft(imap), config, ['mail-client-secret']))).toMatchObject(config);
  });
});
