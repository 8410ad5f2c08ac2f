import { beforeAll, describe, expect, it } from 'vitest';
import { classifyMail } from './classify-mail.ts';
import { mayAnswer } from './may-answer.ts';
import { mailServersUnavailable, realMails } from './testing/real-mails.ts';

const unavailable = await mailServersUnavailable();
const title = unavailable === undefined ? '' : ` [skipped: ${unavailable}]`;

describe.skipIf(unavailable !== undefined)(`mails that Debian's own servers return${title}`, () => {
  let mails: ReadonlyMap<string, Uint8Array>;

  beforeAll(async () => {
    mails = await realMails();
  }, 300_000);

  const mail = (name: string): Uint8Array => mails.get(name) ?? Buffer.from(`nothing came back: ${name}`);

  it.each([
    ['exim-unknown', 'nobody@exim.test', 'hostunknown', 'address'],
    ['exim-unknown-at-postfix', 'nobody@postfix.test', 'userunknown', 'address'],
    ['exim-full', 'full@exim.test', 'mailboxfull', 'full'],
    ['exim-relay-denied', 'someone@elsewhere.test', 'norelaying', 'blocked'],
    ['exim-too-big', 'shop@postfix.test', 'mesgtoobig', 'content'],
    ['postfix-unknown-at-exim', 'nobody@exim.test', 'hostunknown', 'address'],
    ['postfix-full', 'full@postfix.test', 'mailboxfull', 'full'],
    ['postfix-relay-denied', 'someone@elsewhere.test', 'norelaying', 'blocked'],
    ['postfix-too-big', 'shop@exim.test', 'mesgtoobig', 'content'],
  ])('%s: %s, %s', (name, address, reason, group) => {
    const { class: kind, recipients } = classifyMail(mail(name));
    expect(kind).toBe('bounce');
    expect(recipients).toEqual([expect.objectContaining({ address, reason, group, action: 'failed' })]);
  });

  it('exim-delay is a delay', () => {
    const { class: kind, recipients } = classifyMail(mail('exim-delay'));
    expect(kind).toBe('delay');
    expect(recipients).toEqual([
      expect.objectContaining({ address: 'someone@dead.test', group: 'temporary', action: 'delayed' }),
    ]);
  });

  it('postfix-delivered is a delivery, and nothing is to be done', () => {
    const { class: kind, recipients } = classifyMail(mail('postfix-delivered'));
    expect(kind).toBe('delivered');
    expect(recipients).toEqual([
      { address: 'full@postfix.test', reason: 'delivered', status: '2.0.0', action: 'delivered' },
    ]);
  });

  it.each([
    ['dovecot-vacation', 'absent@dovecot.test', { address: 'vertretung@dovecot.test', name: 'Erika Muster' }],
    ['exim-vacation', 'away@exim.test', { address: 'remplacement@exim.test', name: 'Marie Dupont' }],
  ])('%s is an automatic answer with the day after the last one of the absence', (name, address, substitute) => {
    const report = classifyMail(mail(name));
    expect(report).toMatchObject({ class: 'auto_reply', recipients: [{ address, reason: 'vacation' }], substitute });
    const inAMonth = new Date(Date.now() + 31 * 86_400_000).toISOString().slice(0, 10);
    expect(report.returnDate).toBe(inAMonth);
  });

  it('none of them is ever answered', () => {
    expect([...mails.keys()].length).toBe(13);
    expect([...mails.values()].filter(mayAnswer)).toEqual([]);
  });
});
