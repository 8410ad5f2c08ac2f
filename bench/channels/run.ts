// Messages a second through the SMTP channel to a sink on loopback, and through nodemailer bare, in turns of the same run.
// node bench/channels/run.ts [--messages 600] [--kilobytes 100] [--turns 3]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import { channels, type EmailMessage } from '../../packages/core/dist/channels/index.js';
import { bareSender } from './bare.ts';

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '600' },
    kilobytes: { type: 'string', default: '100' },
    turns: { type: 'string', default: '3' },
  },
});
const count = Number(values.messages);
const content = Buffer.alloc(Number(values.kilobytes) * 1024, 'invoice ');
const CONNECTIONS = 5;

const sink = fork(new URL('sink.ts', import.meta.url));
const [port] = (await once(sink, 'message')) as [number];
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const config = { host: '127.0.0.1', port, tls: 'none', connections: CONNECTIONS, returnPath: 'returns@mail.example' };
const io = {
  fetch,
  clock: { now: () => new Date() },
  secret: () => Promise.resolve(privateKey),
  log: { debug: () => undefined, warn: () => undefined },
};
const open = (more: object) => channels.smtp.connect(channels.smtp.config.parse({ ...config, ...more }), io);
const plain = await open({});
const signing = await open({ dkim: { domain: 'mail.example', selector: 'q1' } });
const bare = bareSender(port, CONNECTIONS);

const senders: Readonly<Record<string, (message: EmailMessage) => Promise<boolean>>> = {
  nodemailer: bare.send,
  channel: async (message) => (await plain.send(message)).ok,
  'channel with DKIM': async (message) => (await signing.send(message)).ok,
};

const best = new Map<string, number>();
for (let turn = 0; turn < Number(values.turns); turn += 1)
  for (const [name, send] of Object.entries(senders)) {
    const start = performance.now();
    const taken = await Promise.all(Array.from({ length: count }, (_, index) => send(messageOf(`${turn}-${index}`))));
    const rate = (count / (performance.now() - start)) * 1000;
    if (taken.includes(false)) throw new Error(`${name}: not every message was taken.`);
    best.set(name, Math.max(best.get(name) ?? 0, rate));
  }
await Promise.all([plain.close(), signing.close()]);
bare.close();
sink.kill();

const yardstick = best.get('nodemailer') ?? 1;
for (const [name, rate] of best)
  console.log(
    `${name.padEnd(18)} ${rate.toFixed(0).padStart(5)} messages/s  ${(rate / yardstick).toFixed(2)} of nodemailer`,
  );

function messageOf(id: string): EmailMessage {
  return {
    kind: 'email',
    messageId: `${id}@mail.example`,
    returnToken: `token${id}`,
    from: { name: 'Shop', address: 'invoices@shop.example' },
    to: [{ name: 'Customer', address: 'customer@kunde.example' }],
    copies: [],
    subject: `Invoice ${id}`,
    text: 'Please find your invoice enclosed.',
    html: '<p>Please find your invoice enclosed.</p>',
    attachments: [{ filename: 'invoice.pdf', mediaType: 'application/pdf', content }],
    language: 'en',
  };
}
