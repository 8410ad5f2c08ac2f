import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import type { EmailMessage } from '../port.ts';
import { sampleEmail } from '../testing/messages.ts';
import { compose } from './compose.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const key = { domainName: 'epicerie.example', keySelector: 'q1', privateKey };

/** What an independent library says of the signature, with the key that the domain publishes. */
async function verdict(bytes: Buffer): Promise<string | undefined> {
  const { results } = await dkimVerify(bytes, {
    resolver: (name: string) =>
      Promise.resolve(
        name === 'q1._domainkey.epicerie.example' ? [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]] : [],
      ),
  });
  return results[0]?.status?.result;
}

describe('the signature', () => {
  it.each<[string, Partial<EmailMessage>]>([
    ['text, HTML and files', {}],
    ['text alone', { html: undefined, attachments: [] } as never],
    ['international addresses', { to: [{ name: 'Jürgen', address: 'anna@müller.example' }] }],
    ['an end to it', { unsubscribe: 'https://pay.example/u/1' }],
    ['dots and blanks at ends of lines', { text: '.\r\n..\r\nend  \r\n\r\n\r\n' }],
  ])('holds for %s', async (_, changes) => {
    expect(await verdict(await compose(sampleEmail(changes), new Date('2026-12-05'), key))).toBe('pass');
  });

  it('does not hold when a letter of the message changes', async () => {
    const bytes = await compose(sampleEmail({ text: 'Pay 100 EUR', html: '<p>x</p>' }), new Date('2026-12-05'), key);
    const changed = Buffer.from(bytes.toString('latin1').replace('Pay 100', 'Pay 900'), 'latin1');
    expect(changed.equals(bytes)).toBe(false);
    expect(await verdict(changed)).not.toBe('pass');
  });

  it('is left to the relay where there is no key', async () => {
    expect(await verdict(await compose(sampleEmail(), new Date('2026-12-05'), undefined))).not.toBe('pass');
  });
});
