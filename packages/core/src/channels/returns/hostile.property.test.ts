import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../model/index.ts';
import { classifyMail } from './classify-mail.ts';
import { mayAnswer } from './may-answer.ts';
import { answers } from './testing/answers.ts';
import { bounceOf } from './testing/mails.ts';

const CLASSES = ['bounce', 'delay', 'delivered', 'auto_reply', 'challenge', 'complaint', 'mdn', 'other'];
const SOUND = [bounceOf('a@buyer.example', '5.1.1', '550 5.1.1 User unknown'), ...answers().map(({ raw }) => raw)];

const sound = fc.constantFrom(...SOUND);
const cut = fc.tuple(sound, fc.nat()).map(([mail, at]) => mail.subarray(0, at % mail.length));
const spoilt = fc.tuple(sound, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 40 })).map(([mail, changes]) => {
  const octets = Uint8Array.from(mail);
  for (const [at, octet] of changes) octets[at % octets.length] = octet;
  return octets;
});
const spliced = fc.tuple(cut, cut, fc.uint8Array({ maxLength: 200 })).map((pieces) => Buffer.concat(pieces));
/** Its dates are days of no calendar, its lengths and codes those of nothing. */
const miscounted = fc.tuple(sound, fc.array(fc.nat(9), { minLength: 1, maxLength: 30 })).map(([mail, digits]) => {
  let seen = 0;
  const text = Buffer.from(mail).toString('latin1');
  return Buffer.from(
    text.replace(/\d/g, () => String(digits[seen++ % digits.length])),
    'latin1',
  );
});
const doubled = fc.tuple(sound, fc.nat(), fc.nat()).map(([mail, from, to]) => {
  const [start, end] = [from % mail.length, to % mail.length].toSorted((a, b) => a - b);
  return Buffer.concat([mail, mail.subarray(start, end), mail]);
});

describe('any octets', () => {
  it('give a report, the same each time, and no failure', () => {
    fc.assert(
      fc.property(fc.oneof(cut, spoilt, miscounted, spliced, doubled, fc.uint8Array({ maxLength: 4000 })), (octets) => {
        const report = classifyMail(octets);
        expect(CLASSES).toContain(report.class);
        expect(classifyMail(octets)).toEqual(report);
        expect(mayAnswer(octets) && report.class !== 'other').toBe(false);
        if (report.returnDate !== undefined) expect(isoDate.safeParse(report.returnDate).success).toBe(true);
        for (const { address } of report.recipients) expect(address).toContain('@');
      }),
      { numRuns: 3000 },
    );
  });

  it('of 25 MB do too, and so do parts within parts within parts', () => {
    const long = Buffer.concat([bounceOf('a@buyer.example', '5.1.1', 'User unknown'), Buffer.alloc(25_000_000, 'x\n')]);
    expect(classifyMail(long)).toMatchObject({ class: 'bounce', recipients: [{ address: 'a@buyer.example' }] });
    const deep = Array.from(
      { length: 5000 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=B${depth}\n\n--B${depth}\n`,
    ).join('');
    expect(classifyMail(Buffer.from(deep)).class).toBe('other');
  });
});
