import { afterEach, describe, expect, it } from 'vitest';
import { testIo } from '../testing/io.ts';
import { startMailServer, type MailServer } from '../testing/mail-server.ts';
import { sampleEmail } from '../testing/messages.ts';
import { smtp } from './adapter.ts';
import { smtpConfig } from './config.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A real mail server that lets in whoever shows the token. */
async function start(token: string): Promise<MailServer> {
  const server = await startMailServer({ authMethods: ['XOAUTH2'], allowInsecureAuth: true, token });
  open.push(server.stop);
  return server;
}

async function connect(port: number, answers: (() => Response)[]) {
  const login = {
    user: 'shop@mail.example',
    oauth: { tokenUrl: 'https://login.example/token', clientId: 'quittance', clientSecret: 'mail-client-secret' },
  };
  const fetch = () => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0])?.() ?? Response.error());
  const session = await smtp.connect(
    smtpConfig.parse({ host: '127.0.0.1', tls: 'none', port, login }),
    testIo({ fetch, secrets: { 'mail-client-secret': 's3cret' } }),
  );
  open.push(session.close);
  return session;
}

const token = (access_token: string) => () => Response.json({ access_token, token_type: 'Bearer', expires_in: 3_600 });

describe('a mail server that takes access tokens', () => {
  it('lets in whoever shows one', async () => {
    const server = await start('good');
    const session = await connect(server.port, [token('good')]);
    expect(await session.send(sampleEmail())).toMatchObject({ ok: true });
    expect(server.received).toHaveLength(1);
    expect(await session.check()).toMatchObject([{ ok: true }]);
  });

  it('is shown a new one when it refuses the old one', async () => {
    const server = await start('good');
    const session = await connect(server.port, [token('ended'), token('good')]);
    expect(await session.send(sampleEmail())).toMatchObject({ ok: true });
  });

  it('that refuses every token waits for a person', async () => {
    const server = await start('good');
    const session = await connect(server.port, [token('other')]);
    expect(await session.send(sampleEmail())).toMatchObject({ ok: false, kind: 'misconfigured' });
    expect(server.received).toHaveLength(0);
  });

  it('is not called without a token', async () => {
    const server = await start('good');
    const refused = await connect(server.port, [() => Response.json({ error: 'invalid_client' }, { status: 401 })]);
    expect(await refused.send(sampleEmail())).toMatchObject({
      ok: false,
      kind: 'misconfigured',
      cause: { code: 'MAIL_TOKEN_REFUSED' },
    });
    expect(await refused.check()).toMatchObject([{ check: 'access token', ok: false }]);
    const away = await connect(server.port, [() => new Response('', { status: 503 })]);
    expect(await away.send(sampleEmail())).toMatchObject({ ok: false, kind: 'transient' });
    expect(server.connections()).toBe(0);
  });
});
