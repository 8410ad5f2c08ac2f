import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelSession, EmailMessage } from '../port.ts';
import { testIo } from '../testing/io.ts';
import { sampleEmail } from '../testing/messages.ts';
import { type Postfix, postfixMissing, startPostfix } from '../testing/postfix.ts';
import { smtp } from './adapter.ts';
import { smtpConfig } from './config.ts';

describe.skipIf(postfixMissing !== '')(`a real Postfix${postfixMissing}`, () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  let postfix: Postfix;
  let session: ChannelSession<EmailMessage>;
  beforeAll(async () => {
    postfix = await startPostfix();
    const config = smtpConfig.parse({
      host: '127.0.0.1',
      port: postfix.port,
      tls: 'none',
      returnPath: 'returns@returns.example',
      dkim: { domain: 'epicerie.example', selector: 'q1' },
    });
    session = await smtp.connect(config, testIo({ secrets: { 'dkim-private-key': privateKey } }));
  });
  afterAll(async () => {
    await session.close();
    postfix.stop();
  });

  it('takes the message, delivers it signed, and reports to the return path', async () => {
    const message = sampleEmail();
    expect(await session.send(message)).toMatchObject({
      ok: true,
      accepted: [{ address: 'juergen@kunde.example', status: '2.0.0' }],
      evidence: { queueId: expect.stringMatching(/^[\w]+$/), reports: 'requested' },
    });
    const [delivered = ''] = await postfix.mail('juergen', 1);
    expect(delivered).toMatch(/^Return-Path: <returns\+q1abc-def@returns\.example>$/m);
    const { results } = await dkimVerify(Buffer.from(delivered, 'latin1'), {
      resolver: () => Promise.resolve([[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]]),
    });
    expect(results[0]?.status?.result).toBe('pass');
    const [report = ''] = await postfix.mail('returns', 1);
    expect(report).toMatch(/^Delivered-To: returns\+q1abc-def@returns\.example$/m);
    expect(report).toContain('report-type=delivery-status');
    expect(report).toContain(`Original-Envelope-Id: ${message.messageId}`);
    expect(report).toContain('Original-Recipient: rfc822;juergen@kunde.example');
    expect(report).toMatch(/^Action: delivered$/m);
    // Of the message only the header comes back.
    expect(report).not.toContain('%PDF');
  });

  it.each<[string, Partial<EmailMessage>, string, string]>([
    ['nobody of that name', { to: [{ address: 'gone@kunde.example' }] }, 'rejected', 'EMAIL_RECIPIENT_UNKNOWN'],
    ['another domain', { to: [{ address: 'a@elsewhere.example' }] }, 'misconfigured', 'SMTP_RELAY_DENIED'],
    [
      'too large a file',
      {
        attachments: [
          { filename: 'a.bin', mediaType: 'application/octet-stream', content: Buffer.alloc(100_000, 'x') },
        ],
      },
      'rejected',
      'EMAIL_TOO_BIG',
    ],
  ])('%s', async (_, changes, kind, code) => {
    expect(await session.send(sampleEmail(changes))).toMatchObject({ ok: false, kind, cause: { code } });
  });

  it('tells how large a message may be', async () => {
    expect(await session.capabilities()).toMatchObject({ maxBytes: 100_000 });
  });
});
