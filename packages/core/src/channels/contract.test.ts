import { describeChannelContract } from './contract.ts';
import type { ChannelIo, PrintBatch } from './port.ts';
import { connectChannel, type ChannelId } from './registry.ts';
import { startGateway } from './testing/gateway.ts';
import { testIo } from './testing/io.ts';
import { startMailServer } from './testing/mail-server.ts';
import { sampleEmail, sampleLetter } from './testing/messages.ts';

const SECRETS = { right: 'r1ght-secret', wrong: 'wr0ng-secret' };

async function open<Id extends ChannelId>(id: Id, config: object, io: ChannelIo) {
  const connection = await connectChannel(id, config, io);
  if (!connection.ok) throw new Error(JSON.stringify(connection.problems));
  return connection.session;
}

describeChannelContract('smtp', {
  async start() {
    const server = await startMailServer({
      password: SECRETS.right,
      allowInsecureAuth: true,
      recipients: { 'gone@kunde.example': [550, '5.1.1 No such user'] },
    });
    const [right, wrong] = [SECRETS.right, SECRETS.wrong].map((password) =>
      testIo({ secrets: { 'smtp-password': password } }),
    );
    const config = { host: '127.0.0.1', port: server.port, tls: 'none', login: { user: 'merchant' } };
    const [io, wrongIo] = [right ?? testIo(), wrong ?? testIo()];
    return {
      session: await open('smtp', config, io),
      wrongLogin: await open('smtp', config, wrongIo),
      nobodyThere: await open('smtp', { ...config, port: 1 }, io),
      message: (id) => sampleEmail({ messageId: `${id}@mail.example` }),
      refused: (id) => sampleEmail({ messageId: `${id}@mail.example`, to: [{ address: 'gone@kunde.example' }] }),
      arrivals: (id) => server.received.filter(({ text }) => text.includes(`Message-ID: <${id}@mail.example>`)).length,
      logged: () => JSON.stringify([io.logged, wrongIo.logged]),
      secrets: Object.values(SECRETS),
      stop: server.stop,
    };
  },
});

describeChannelContract('sms-gateway', {
  async start() {
    const gateway = startGateway(`Bearer ${SECRETS.right}`);
    const config = { url: 'https://sms.example/v1/messages', sender: 'Epicerie' };
    const io = testIo({ fetch: gateway.fetch, secrets: { 'sms-token': SECRETS.right } });
    const wrongIo = testIo({ fetch: gateway.fetch, secrets: { 'sms-token': SECRETS.wrong } });
    const closed = await startMailServer();
    await closed.stop();
    const nobody = testIo({ fetch, secrets: { 'sms-token': SECRETS.right } });
    const message = (id: string, to = '+33612345678') =>
      ({ kind: 'sms', messageId: id, to, text: 'Rappel : 12,50 € à régler', language: 'fr' }) as const;
    return {
      session: await open('sms-gateway', config, io),
      wrongLogin: await open('sms-gateway', config, wrongIo),
      nobodyThere: await open('sms-gateway', { ...config, url: `http://127.0.0.1:${closed.port}/messages` }, nobody),
      message,
      refused: (id) => message(id, '+33612345999'),
      arrivals: (id) => gateway.received.filter((one) => one.id === id).length,
      logged: () => JSON.stringify([io.logged, wrongIo.logged, nobody.logged]),
      secrets: Object.values(SECRETS),
      stop: () => Promise.resolve(),
    };
  },
});

describeChannelContract('print', {
  async start() {
    const io = testIo();
    const batch = (id: string, changes: object = {}): PrintBatch => ({
      kind: 'print',
      messageId: id,
      date: '2026-12-05',
      letters: [{ ...sampleLetter(), ...changes }],
    });
    return {
      session: await open('print', {}, io),
      message: batch,
      refused: (id) => batch(id, { recipient: { name: 'A', address: { countryCode: 'FR' } } }),
      // The same batch is the same file, which is kept once.
      arrivals: (id) =>
        new Set(
          io.kept
            .filter(({ filename }) => filename === `${id}.pdf`)
            .map(({ content }) => Buffer.from(content).toString('base64')),
        ).size,
      logged: () => JSON.stringify(io.logged),
      secrets: [],
      stop: () => Promise.resolve(),
    };
  },
});
