import { describe, expect, it } from 'vitest';
import { classifyMail } from './classify-mail.ts';
import { signReturnToken } from './return-token.ts';
import { bounceOf, mailOf } from './testing/mails.ts';

const TO = 'To: invoices@shop.example';

describe('what a mail is', () => {
  it('a report with fields is a bounce, a delay or a delivery, as its action says', () => {
    const bounce = bounceOf('buyer@buyer.example', '5.1.1', '550 5.1.1 <buyer@buyer.example>: User unknown');
    const text = Buffer.from(bounce).toString();
    expect(classifyMail(bounce)).toEqual({
      class: 'bounce',
      recipients: [
        {
          address: 'buyer@buyer.example',
          status: '5.1.1',
          replyCode: '550',
          reason: 'userunknown',
          group: 'address',
          action: 'failed',
        },
      ],
      noLongerThere: false,
      isProven: false,
    });
    const other = (action: string): string =>
      classifyMail(Buffer.from(text.replace('Action: failed', `Action: ${action}`))).class;
    expect(other('delayed')).toBe('delay');
    expect(other('delivered')).toBe('delivered');
    expect(other('relayed')).toBe('delivered');
  });

  it('a report without fields is known by who sends it, its subject and its words', () => {
    const report = classifyMail(
      mailOf(
        'From: MAILER-DAEMON@mx.example',
        TO,
        'Subject: failure notice',
        '',
        'Hi. This is the mail program at mx.example.',
        'I was not able to deliver your message to the following addresses.',
        '',
        '<one@buyer.example>:',
        '192.0.2.1 does not like recipient.',
        'Remote host said: 550 5.1.1 no such user',
        '',
        '<two@buyer.example>:',
        'Remote host said: 552 5.2.2 mailbox is full',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Return-Path: <invoices@shop.example>',
        'To: three@buyer.example',
      ),
    );
    expect(report.class).toBe('bounce');
    expect(report.recipients.map(({ address, group }) => [address, group])).toEqual([
      ['one@buyer.example', 'address'],
      ['two@buyer.example', 'full'],
    ]);
  });

  it('a warning is a delay', () => {
    const { class: kind } = classifyMail(
      mailOf(
        'From: Mail Delivery System <mailer-daemon@mx.example>',
        TO,
        'Subject: Warning: message delayed 24 hours',
        '',
        'Your message has not yet been delivered to',
        '',
        '  buyer@buyer.example',
        '',
        'Delivery attempts will continue.',
      ),
    );
    expect(kind).toBe('delay');
  });

  it('a feedback report and an unsubscription are complaints', () => {
    const report = classifyMail(
      mailOf(
        'From: feedback@provider.example',
        TO,
        'Subject: FW: Invoice',
        'Content-Type: multipart/report; report-type=feedback-report; boundary=B',
        '',
        '--B',
        '',
        'This is an abuse report.',
        '--B',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'Original-Rcpt-To: <buyer@provider.example>',
        '',
        '--B--',
      ),
    );
    expect(report).toMatchObject({
      class: 'complaint',
      recipients: [{ address: 'buyer@provider.example', reason: 'feedback' }],
    });
    const unsubscribed = mailOf(
      'From: buyer@icloud.example',
      TO,
      'Subject: unsubscribe',
      'X-Apple-Unsubscribe: true',
      '',
      'unsubscribe',
    );
    expect(classifyMail(unsubscribed).class).toBe('complaint');
  });

  it('a receipt is one, whatever its subject', () => {
    const receipt = mailOf(
      'From: buyer@buyer.example',
      TO,
      'Subject: Read: Invoice',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=B',
      '',
      '--B',
      '',
      'Your message was read.',
      '--B',
      'Content-Type: message/disposition-notification',
      '',
      'Final-Recipient: rfc822;buyer@buyer.example',
      'Disposition: manual-action/MDN-sent-manually; displayed',
      '',
      '--B--',
    );
    expect(classifyMail(receipt)).toMatchObject({ class: 'mdn', recipients: [{ address: 'buyer@buyer.example' }] });
  });

  it('a filter that wants to be convinced is a challenge', () => {
    const challenge = mailOf(
      'From: buyer@buyer.example',
      TO,
      'Subject: Re: Invoice',
      '',
      'Your message is being held. This mailbox is protected by a filter.',
      'Please click the following link so that your message can be delivered.',
    );
    expect(classifyMail(challenge).class).toBe('challenge');
  });

  it('a report is a report though it says that it is an automatic answer', () => {
    const bounce = bounceOf('buyer@buyer.example', '5.2.2', '552 mailbox full', ['Subject: Automatic reply: Invoice']);
    expect(classifyMail(bounce).class).toBe('bounce');
  });

  it('what people write about reports is theirs', () => {
    const forwarded = mailOf(
      'From: Ann <ann@buyer.example>',
      TO,
      'Subject: Fwd: Undelivered Mail Returned to Sender',
      'X-Mailer: Thunderbird',
      '',
      'Why did I get this?',
      '',
      '> Final-Recipient: rfc822; ann@buyer.example',
      '> Action: failed',
      '> User unknown, could not be delivered',
    );
    const question = mailOf(
      'From: Ann <ann@buyer.example>',
      TO,
      'Subject: Re: your invoice',
      '',
      'Your message could not be delivered to my old address, please use this one.',
    );
    const leaving = mailOf(
      'From: Ann <ann@buyer.example>',
      TO,
      'Subject: Re: Out of office',
      '',
      'I will be out of the office next week, let us talk before.',
    );
    expect([forwarded, question, leaving].map((mail) => classifyMail(mail).class)).toEqual(['other', 'other', 'other']);
  });

  it('a notification of Amazon SES says what it says in JSON', () => {
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: 'buyer@buyer.example',
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
    };
    const bare = JSON.stringify({ notificationType: 'Bounce', bounce });
    const mail = (body: string): Uint8Array =>
      mailOf(
        'From: no-reply@sns.amazonaws.com',
        TO,
        'Subject: AWS Notification Message',
        '',
        body,
        '',
        '--',
        'If you wish to stop',
      );
    for (const body of [bare, JSON.stringify({ Type: 'Notification', Message: bare })])
      expect(classifyMail(mail(body))).toMatchObject({
        class: 'bounce',
        recipients: [{ address: 'buyer@buyer.example', reason: 'userunknown' }],
      });
  });
});

describe('whether a report is proven', () => {
  const key = Buffer.from('a key of this merchant');
  const messageId = '019a9d5e-0000-7000-8000-000000000001';
  const token = signReturnToken(key, messageId);
  const bounce = (more: readonly string[]): Uint8Array =>
    bounceOf('buyer@buyer.example', '5.1.1', '550 5.1.1 User unknown', more);

  it.each(['Delivered-To', 'X-Original-To', 'In-Reply-To'])('it is by a token in %s, in upper case too', (field) => {
    const report = classifyMail(bounce([`${field}: <${token.toUpperCase()}@returns.shop.example>`]), { keys: [key] });
    expect(report).toMatchObject({ token, messageId, isProven: true });
  });

  it('it is by a token in the mail that came back', () => {
    const text = Buffer.from(bounce([])).toString().replace('invoice-1@shop', `${token}@shop`);
    expect(classifyMail(Buffer.from(text), { keys: [key] })).toMatchObject({ messageId, isProven: true });
  });

  it('it is not without a token, by a forged one, or by the token of another key', () => {
    const forged = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
    const reports = [
      classifyMail(bounce([]), { keys: [key] }),
      classifyMail(bounce([`Delivered-To: ${forged}@shop.example`]), { keys: [key] }),
      classifyMail(bounce([`Delivered-To: ${token}@shop.example`]), { keys: [Buffer.from('another key')] }),
      classifyMail(bounce([`Delivered-To: ${token}@shop.example`])),
    ];
    expect(reports.map(({ class: kind, isProven, messageId: id }) => [kind, isProven, id])).toEqual(
      reports.map(() => ['bounce', false, undefined]),
    );
  });
});

describe('what customers write of parcels', () => {
  it.each([
    ['delivery failure', 'The parcel could not be delivered, nobody was home. When will you try again?'],
    [
      'Lieferung nicht zugestellt',
      'Das Paket konnte nicht zugestellt werden. Bitte um Rückruf unter ann@buyer.example.',
    ],
    ['Delivery delayed', 'Your delivery has been delayed, when will it arrive? We are still waiting.'],
    ['Warning: invoice overdue?', 'You sent a warning, but we paid. User unknown at your portal, by the way.'],
    ['Invoice rejected', 'We have rejected your message, the address is wrong. It could not be booked.'],
    ['Auto: Ersatzteile', 'Bitte liefern Sie die Bremsen.'],
    ['Abwesenheit', 'Frau Muster ist ab April nicht mehr für die Buchhaltung zuständig.'],
  ])('%s is theirs', (subject, text) => {
    expect(classifyMail(mailOf('From: Ann <ann@buyer.example>', TO, `Subject: ${subject}`, '', text)).class).toBe(
      'other',
    );
  });
});
