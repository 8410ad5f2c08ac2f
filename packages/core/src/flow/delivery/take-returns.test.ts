import { createTransport } from 'nodemailer';
import pg from 'pg';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { dovecotMissing, startDovecot } from '../../../test/dovecot.ts';
import { withTestDatabase } from '../../../test/database.ts';
import { listenForReturns } from '../../server/index.ts';
import type { DocumentId } from '../../model/index.ts';
import { openDeliveryBed, type DeliveryBed, type DeliveryBedOptions } from '../testing/delivery-bed.ts';
import { bounceReport, complaint, humanReply, outOfOffice } from '../testing/returned-mails.ts';
import { roadSuite, until } from '../testing/testbed.ts';

let slugs = 0;
const RETURNS = 'returns@bounce.example';
const BUYER = 'camille@example.org';

withTestDatabase('returns', roadSuite, (database) => {
  async function sent(options: Partial<DeliveryBedOptions> = {}) {
    const bed = await openDeliveryBed(database().url, {
      slug: `returns-${(slugs += 1)}`,
      returnPath: RETURNS,
      ...options,
    });
    const document = await bed.invoice('1');
    await bed.when(document, ({ standing }) => standing?.state === 'accepted');
    const envelope = bed.server.received[0]?.envelope.mailFrom;
    const path = typeof envelope === 'object' ? envelope.address : '';
    const take = (raw: string) =>
      bed.quittance.delivery.returns.take(bed.tenant, { raw: Buffer.from(raw), source: 'api' });
    const report = (status: string, words: string, action?: 'delayed' | 'delivered') =>
      take(bounceReport({ to: path, recipient: BUYER, status, words, ...(action && { action }) }));
    return { ...bed, document, path, take, report };
  }
  const contactOf = async ({ quittance, tenant }: DeliveryBed, document: DocumentId) => {
    const [message] = (await quittance.delivery.messages.ofDocument(tenant, document))?.messages ?? [];
    const customer = await quittance.delivery.customers.get(tenant, message?.customerId ?? '');
    return customer?.contacts.find(({ id }) => id === message?.contactId);
  };

  it('takes an unknown address for what it is: no mail any more, the letter on paper, a note in the host', async () => {
    const bed = await sent();
    const { document, path, report, when, notes, close } = bed;
    expect(path).toMatch(/^returns\+ru-[a-z2-7]+-[a-z2-7]+@bounce\.example$/);
    expect(await report('5.1.1', '550 5.1.1 user unknown')).toBe('taken');
    const delivery = await when(document, ({ messages }) => messages.length === 2);
    expect(delivery.messages.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'email accepted',
      'print queued',
    ]);
    const bounced = delivery.events.find(({ kind }) => kind === 'bounced');
    expect(bounced?.details).toMatchObject({ group: 'address', reason: 'userunknown' });
    const evidence = await bed.quittance.delivery.messages.evidence(bed.tenant, bounced?.evidence ?? '');
    expect(Buffer.from(evidence?.content ?? []).toString()).toContain('user unknown');
    expect(await contactOf(bed, document)).toMatchObject({ state: 'invalid', stateReason: 'BOUNCE_USERUNKNOWN' });
    await until(async () => notes.length > 0);
    // A later order of the same buyer is not mailed there.
    const next = await bed.invoice('2', { buyer: { ...sameBuyer, email: BUYER } });
    await when(next, ({ messages }) => messages[0]?.channel === 'print');
    await close();
  });

  it('believes nothing without the signature, and nothing twice', async () => {
    const bed = await sent();
    const { document, path, take, report, quittance, tenant, close } = bed;
    const forged = [
      RETURNS,
      path.replace(/-[a-z2-7]{16}@/, '-aaaaaaaaaaaaaaaa@'),
      path.replace('ru-a', 'ru-b').replace('ru-', 'ru-'),
    ];
    for (const to of forged.filter((address) => address !== path))
      await take(bounceReport({ to, recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' }));
    expect((await contactOf(bed, document))?.state).toBe('usable');
    const before = await quittance.delivery.messages.ofDocument(tenant, document);
    expect(before?.events.map(({ kind }) => kind)).not.toContain('bounced');
    // Another merchant's token proves nothing here.
    const other = await quittance.tenants.ensure(`other-${slugs}`);
    await quittance.delivery.returns.take(other, {
      raw: Buffer.from(bounceReport({ to: path, recipient: BUYER, status: '5.1.1', words: 'x' })),
      source: 'api',
    });
    expect((await contactOf(bed, document))?.state).toBe('usable');
    await report('5.1.1', '550 5.1.1 user unknown');
    expect(await report('5.1.1', '550 5.1.1 user unknown')).toBe('repeated');
    await report('5.1.1', '550 5.1.1 user unknown, told again in other words');
    const after = await quittance.delivery.messages.ofDocument(tenant, document);
    expect(after?.events.filter(({ kind }) => kind === 'bounced')).toHaveLength(1);
    expect(after?.messages).toHaveLength(2);
    await close();
  });

  it('never blames a contact for what is our fault, waits for a full mailbox, and sends less where there is too much', async () => {
    const blocked = await sent();
    await blocked.report('5.7.1', '550 5.7.1 Message rejected: your IP is on a blocklist');
    const after = await blocked.when(blocked.document, ({ messages }) => messages[0]?.state === 'queued');
    expect((await contactOf(blocked, blocked.document))?.state).toBe('usable');
    expect(after.messages).toHaveLength(1);
    await blocked.close();

    const full = await sent();
    await full.report('5.2.2', '552 5.2.2 mailbox full');
    const waiting = await full.when(full.document, ({ messages }) => messages[0]?.state === 'queued');
    const days = (Date.parse(waiting.messages[0]?.nextAttemptAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(0.9);
    expect(days).toBeLessThan(1.1);
    await full.close();

    const big = await sent();
    await big.report('5.3.4', '552 5.3.4 message too big');
    await until(async () => big.server.received.length === 2);
    expect(big.server.received[1]?.text).not.toContain('application/pdf');
    const ids = big.server.received.map(({ text }) => /^message-id: (.*)$/im.exec(text)?.[1]);
    expect(ids[0]).toBe(ids[1]);
    await big.close();
  });

  it('closes an absence by itself, with its day, and leaves people what people wrote', async () => {
    const bed = await sent();
    const { document, path, take, quittance, tenant, when, close } = bed;
    await take(outOfOffice(path, BUYER, 'Bonjour, je suis absente jusqu’au 11 décembre 2026 inclus.'));
    const away = await when(document, ({ standing }) => standing?.state === 'delivered');
    expect(away.events.find(({ kind }) => kind === 'auto_replied')?.details).toMatchObject({
      returnDate: '2026-12-12',
    });
    expect(await contactOf(bed, document)).toMatchObject({ absentUntil: '2026-12-11', state: 'usable' });
    expect((await quittance.delivery.returns.list(tenant, { open: true })).items).toEqual([]);
    await take(humanReply(path, BUYER, 'Bonjour, il manque notre numéro de commande.'));
    await take(humanReply('factures@mistral.example', 'someone@else.example', 'Et moi ?'));
    const { items } = await quittance.delivery.returns.list(tenant, { open: true });
    expect(items.map(({ class: kind, from }) => `${kind} ${from}`)).toEqual([
      'other someone@else.example',
      `other ${BUYER}`,
    ]);
    expect(items[1]).toMatchObject({ excerpt: expect.stringContaining('numéro de commande') as string });
    expect(await quittance.delivery.returns.close(tenant, items[0]?.id ?? '')).toBe(true);
    expect((await quittance.delivery.returns.list(tenant, { open: true })).items).toHaveLength(1);
    await close();
  });

  it.each([
    ['a subject with the NUL character', (mail: string) => mail.replace('Re: Facture', '=?utf-8?B?AEZhY3R1cmU=?=')],
    ['a sender with the NUL character', (mail: string) => mail.replace('Camille Durand <', '<\u0000')],
    ['a character that the excerpt ends within', (mail: string) => mail.replace('Bonjour', '😀'.repeat(400))],
    ['a character that the subject ends within', (mail: string) => mail.replace('Facture', `x${'😀'.repeat(400)}`)],
    [
      'half a character',
      (mail: string) =>
        mail.replace('Bonjour', '=ED=A0=80').replace('MIME-V', 'Content-Transfer-Encoding: quoted-printable\r\nMIME-V'),
    ],
    ['a date that is none', (mail: string) => mail.replace('29 Nov 2026', '33 Nov 9999')],
  ])('keeps a mail with %s', async (_, spoil) => {
    const bed = await sent();
    const { path, take, quittance, tenant, close } = bed;
    const answered = outOfOffice(
      path,
      BUYER,
      'Bonjour, je suis absente jusqu’au 11 décembre inclus. Contacter \u0000a@b.example',
    );
    for (const mail of [humanReply(path, BUYER, 'Bonjour'), answered]) expect(await take(spoil(mail))).toBe('taken');
    const { items } = await quittance.delivery.returns.list(tenant);
    expect(items.map(({ class: kind }) => kind)).toEqual(['auto_reply', 'other']);
    await close();
  });

  it('mails nobody who complained', async () => {
    const bed = await sent();
    await bed.take(complaint(bed.path, BUYER));
    expect(await contactOf(bed, bed.document)).toMatchObject({ state: 'paused', stateReason: 'COMPLAINT' });
    const next = await bed.invoice('2', { buyer: { ...sameBuyer, email: BUYER } });
    await bed.when(next, ({ messages }) => messages[0]?.channel === 'print');
    expect(bed.server.received).toHaveLength(1);
    await bed.close();
  });

  it('takes mail over SMTP at the return path of a message, and no other', async () => {
    const bed = await sent();
    const { quittance, tenant, document, path, close } = bed;
    await quittance.delivery.connections.put(tenant, {
      id: 'returns',
      adapter: 'smtp-listener',
      config: { returnPath: RETURNS },
    });
    const listener = await listenForReturns({ quittance, log: pino({ level: 'silent' }), port: 0 });
    const transport = createTransport({ host: '127.0.0.1', port: listener.port, secure: false, ignoreTLS: true });
    const bring = (to: string) =>
      transport.sendMail({
        envelope: { from: '', to },
        raw: bounceReport({ to, recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' }),
      });
    for (const stranger of [RETURNS, 'somebody@example.com', path.replace('bounce.example', 'elsewhere.example')])
      await expect(bring(stranger)).rejects.toMatchObject({ responseCode: 550 });
    await bring(path);
    await bed.when(document, ({ messages }) => messages.length === 2);
    transport.close();
    await listener.stop();
    await close();
  });

  it.skipIf(dovecotMissing !== undefined)(
    `fetches what came back from a mailbox${dovecotMissing === undefined ? '' : ` [skipped: ${dovecotMissing}]`}`,
    async () => {
      const dovecot = await startDovecot();
      const bed = await sent();
      const { quittance, tenant, document, path, close } = bed;
      const config = { host: '127.0.0.1', port: dovecot.port, tls: 'none', user: dovecot.user };
      const put = (password: string) =>
        quittance.delivery.connections.put(tenant, {
          id: 'returns',
          adapter: 'imap',
          config,
          secrets: { 'imap-password': password },
        });
      await put('wrong');
      expect(await quittance.delivery.connections.check(tenant, 'returns')).toMatchObject({
        value: { ok: false, diagnoses: [{ check: 'login' }] },
      });
      await put(dovecot.password);
      dovecot.deliver(bounceReport({ to: path, recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' }));
      dovecot.deliver(humanReply('factures@mistral.example', 'someone@else.example', 'Bonjour \u0000'));
      expect(await quittance.delivery.connections.check(tenant, 'returns')).toMatchObject({ value: { ok: true } });
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(2);
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(0);
      await bed.when(document, ({ messages }) => messages.length === 2);
      expect((await quittance.delivery.returns.list(tenant)).items).toHaveLength(2);
      await close();
      await dovecot.stop();
    },
  );

  it.skipIf(dovecotMissing !== undefined)(
    `leaves a mail that cannot be taken where it is, and takes those behind it${dovecotMissing === undefined ? '' : ` [skipped: ${dovecotMissing}]`}`,
    async () => {
      const dovecot = await startDovecot();
      const { quittance, tenant, path, close } = await sent();
      const { port, user, password } = dovecot;
      await quittance.delivery.connections.put(tenant, {
        id: 'returns',
        adapter: 'imap',
        config: { host: '127.0.0.1', port, tls: 'none', user },
        secrets: { 'imap-password': password },
      });
      const owner = new pg.Client(database().url);
      await owner.connect();
      await owner.query(`create function refuse() returns trigger language plpgsql as
        $$ begin if new.summary ->> 'excerpt' like 'Bonjour%' then raise 'no room'; end if; return new; end $$`);
      await owner.query(
        'create trigger refuse before insert on quittance.returned_mail for each row execute function refuse()',
      );
      dovecot.deliver(humanReply(path, BUYER, 'Bonjour'));
      dovecot.deliver(humanReply(path, BUYER, 'Bonsoir'));
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(1);
      await owner.query('drop function refuse cascade');
      await owner.end();
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(1);
      const { items } = await quittance.delivery.returns.list(tenant);
      expect(items.map(({ excerpt }) => excerpt)).toEqual(['Bonjour', 'Bonsoir']);
      await close();
      await dovecot.stop();
    },
  );

  it.skipIf(dovecotMissing !== undefined)(
    `fetches from a mailbox that takes access tokens alone${dovecotMissing === undefined ? '' : ` [skipped: ${dovecotMissing}]`}`,
    async () => {
      const dovecot = await startDovecot();
      let token = 'ended';
      let asked = 0;
      const fetch = () => {
        asked += 1;
        return Promise.resolve(Response.json({ access_token: token, token_type: 'Bearer', expires_in: 3_600 }));
      };
      const { quittance, tenant, path, close } = await sent({ options: { fetch } });
      const oauth = {
        tokenUrl: 'https://login.example/token',
        clientId: 'quittance',
        refreshToken: 'imap-refresh-token',
      };
      const config = { host: '127.0.0.1', port: dovecot.port, tls: 'none', user: dovecot.user, oauth };
      const secrets = { 'imap-refresh-token': 'granted' };
      const put = await quittance.delivery.connections.put(tenant, { id: 'returns', adapter: 'imap', config, secrets });
      expect(put).toMatchObject({ ok: true });
      dovecot.deliver(bounceReport({ to: path, recipient: BUYER, status: '5.1.1', words: '550 5.1.1 user unknown' }));
      expect(await quittance.delivery.connections.check(tenant, 'returns')).toMatchObject({
        value: { ok: false, diagnoses: [{ check: 'login' }] },
      });
      // The token that is kept is refused: a new one lets in, and stays.
      token = dovecot.token;
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(1);
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(0);
      expect(asked).toBe(2);
      expect(await quittance.delivery.connections.check(tenant, 'returns')).toMatchObject({ value: { ok: true } });
      expect(asked).toBe(3);
      // Changed credentials are not served by the token of before.
      await quittance.delivery.connections.put(tenant, { id: 'returns', adapter: 'imap', config, secrets });
      expect(await quittance.delivery.returns.fetch(tenant)).toBe(0);
      expect(asked).toBe(4);
      await close();
      await dovecot.stop();
    },
  );
});

const sameBuyer = {
  kind: 'consumer' as const,
  name: 'Camille Durand',
  customerId: 'c-1',
  billingAddress: { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
  language: 'fr',
};
