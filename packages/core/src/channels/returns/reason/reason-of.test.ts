import { describe, expect, it } from 'vitest';
import { judgeFailure } from './judge-failure.ts';

const reasonOf = (diagnostic: string, status?: string): string =>
  judgeFailure({ address: 'buyer@buyer.example', diagnostic, ...(status !== undefined && { status }) }, '').reason;

describe('why a mail was not delivered', () => {
  it.each([
    [
      '550 5.1.1 <buyer@buyer.example>: Recipient address rejected: User unknown in virtual mailbox table',
      'userunknown',
    ],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'userunknown'],
    ['550-5.1.1 The email account that you tried to reach does not exist. Please try', 'userunknown'],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'userunknown'],
    ['550 5.2.1 The email account that you tried to reach is disabled', 'suspend'],
    ['552 5.2.2 Mailbox full', 'mailboxfull'],
    ['452-4.2.2 The recipient’s inbox is out of storage space', 'mailboxfull'],
    ['Host or domain name not found. Name service error for name=buyer.example type=A: Host not found', 'hostunknown'],
    ['552 5.3.4 Message size exceeds fixed limit', 'mesgtoobig'],
    ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'blocked'],
    ['550 5.7.26 This mail is unauthenticated: SPF and DKIM did not pass', 'authfailure'],
    ['550 5.7.25 The IP address sending this message does not have a PTR record', 'requireptr'],
    ['554 5.7.1 <buyer@buyer.example>: Relay access denied (in reply to RCPT TO command)', 'norelaying'],
    ['421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints', 'badreputation'],
    ['451 4.7.500 Server busy. Please try again later', 'blocked'],
    ['connect to mx.buyer.example[192.0.2.1]:25: Connection timed out', 'expired'],
    ['550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420', 'suspend'],
    ['550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]', 'spamdetected'],
    ['554 5.6.0 This message was scored as spam (in reply to end of DATA command)', 'spamdetected'],
  ])('%s: %s', (diagnostic, reason) => {
    expect(reasonOf(diagnostic)).toBe(reason);
  });

  it('a user who is unknown at RCPT is; one who is unknown after DATA, or at an unknown step, may be a filter', () => {
    expect(reasonOf('550 No such user (in reply to RCPT TO command)', '5.0.0')).toBe('userunknown');
    expect(reasonOf('550 No such user (in reply to end of DATA command)', '5.0.0')).toBe('filtered');
    expect(reasonOf('550 No such user', '5.0.0')).toBe('filtered');
  });

  it('nobody is blamed who was not yet named', () => {
    expect(reasonOf('550 5.1.1 User unknown (in reply to MAIL FROM command)')).toBe('rejected');
    expect(
      reasonOf(
        '450 4.1.8 <invoices@shop.example>: Sender address rejected: Domain not found (in reply to RCPT TO command)',
      ),
    ).toBe('rejected');
  });

  it('words take precedence over a code that stands for everything', () => {
    expect(reasonOf('552 5.0.0 mailbox is over quota', '5.0.0')).toBe('mailboxfull');
    expect(reasonOf('said nothing of use', '5.2.2')).toBe('mailboxfull');
  });

  it('the address itself says nothing: its local part may be any word', () => {
    expect(reasonOf('550 5.1.1 <spam.mailbox.full@buyer.example>... User unknown')).toBe('userunknown');
  });

  it('what nobody explains is on hold', () => {
    expect(reasonOf('something else')).toBe('onhold');
    expect(reasonOf('')).toBe('undefined');
  });
});
