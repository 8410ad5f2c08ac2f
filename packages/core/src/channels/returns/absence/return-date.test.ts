import { describe, expect, it } from 'vitest';
import { answers } from '../testing/answers.ts';
import { classifyMail } from '../classify-mail.ts';
import { mailOf } from '../testing/mails.ts';
import { returnDateIn } from './return-date.ts';

/** A Tuesday. */
const TODAY = '2026-03-03';

describe('the day of the return', () => {
  it.each([
    ['I am out of the office until 12 March.', '2026-03-13'],
    ['Je suis absent jusqu’au 12/03.', '2026-03-13'],
    ['Ich bin bis zum 12.03. nicht im Büro.', '2026-03-13'],
    ['I will be out of the office from 2 to 12 March.', '2026-03-13'],
    ['I will be traveling for work on March 10-31.', '2026-04-01'],
    ['Out of office 09.03.2026 - 13.03.2026', '2026-03-14'],
  ])('is the day after the last one: %s', (text, day) => {
    expect(returnDateIn(text, TODAY)).toBe(day);
  });

  it.each([
    ['Je traiterai votre message à partir du lundi 9 mars.', '2026-03-09'],
    ['I am away, and will not return until March 16th.', '2026-03-16'],
    ['I am out from March 5 and will return on March 20, 2026.', '2026-03-20'],
    ['Bin ab 09.03. im Urlaub und am 23.03. zurück.', '2026-03-23'],
    ['Back tomorrow.', '2026-03-04'],
    ['I will be back on Monday.', '2026-03-09'],
  ])('is the one that is told: %s', (text, day) => {
    expect(returnDateIn(text, TODAY)).toBe(day);
  });

  it.each([
    ['a year that is not told is the next one that fits', 'I am back on 5 January.', '2026-12-20', '2027-01-05'],
    ['what was just now is no return to come', 'I am away until 1 March.', TODAY, undefined],
    ['5/7 is the earlier of both days to come', 'I am away until 5/7/2026.', TODAY, '2026-05-08'],
    ['but not a day that was', 'I am away until 4/2/2026.', TODAY, '2026-04-03'],
    ['a day that no calendar has is none', 'I am away until 31 February.', TODAY, undefined],
    ['nor is an invoice’s number', 'Your invoice 12.03 is being looked at. 4711/12', TODAY, undefined],
    ['nor a day in some years', 'The offer is valid until 1 March 2030.', TODAY, undefined],
    ['nor the day that an absence begins', 'I am on leave from 9 March.', TODAY, undefined],
  ])('%s', (_, text, today, day) => {
    expect(returnDateIn(text, today)).toBe(day);
  });
});

describe('a mail whose own date is no day', () => {
  const dated = (date: string) =>
    mailOf(
      'From: absent@buyer.example',
      'To: invoices@shop.example',
      'Subject: Automatic reply: Invoice 4711',
      'Auto-Submitted: auto-replied',
      `Date: ${date}`,
      '',
      'I am back on 5 January.',
    );

  it.each(['Tue, 33 Mar 2026 09:12:11 +0100', '31 Dec 9999 23:59:59 +0000', '0 Jan 0000 00:00:00 +0000'])(
    'is read as of the day on which it came: %s',
    (date) => {
      expect(classifyMail(dated(date)).returnDate).toBeUndefined();
      expect(classifyMail(dated(date), { today: '2026-12-20' }).returnDate).toBe('2027-01-05');
    },
  );
});

describe('out-of-office texts in seven languages', () => {
  it.each([...Map.groupBy(answers(), ({ language }) => language)])('%s', (_, written) => {
    const found = written.map(({ raw }) => classifyMail(raw));
    expect(found.map(({ class: kind }) => kind)).toEqual(written.map(() => 'auto_reply'));
    expect(found.map(({ returnDate = '' }) => returnDate)).toEqual(written.map(({ returnDate }) => returnDate));
    expect(found.map(({ substitute }) => substitute?.address)).toEqual(written.map(({ substitute }) => substitute));
    expect(found.map(({ noLongerThere }) => noLongerThere)).toEqual(written.map(({ isGone }) => isGone));
  });
});
