import { describe, expect, it } from 'vitest';
import { mayAnswer } from './may-answer.ts';
import { answers } from './testing/answers.ts';
import { bounceOf, mailOf } from './testing/mails.ts';

const person = (...more: readonly string[]): Uint8Array =>
  mailOf(
    'Return-Path: <ann@buyer.example>',
    'From: Ann <ann@buyer.example>',
    'To: invoices@shop.example',
    'Subject: Re: Invoice',
    ...more,
    '',
    'Which invoice is this about?',
  );

describe('a machine may answer', () => {
  it('a person', () => {
    expect(mayAnswer(person())).toBe(true);
    expect(mayAnswer(person('Auto-Submitted: no'))).toBe(true);
  });

  it.each([
    'Auto-Submitted: auto-generated',
    'Auto-Submitted: auto-replied (vacation)',
    'Precedence: bulk',
    'Precedence: list',
    'List-Id: <news.buyer.example>',
    'List-Unsubscribe: <mailto:x@buyer.example>',
    'X-Auto-Response-Suppress: All',
    'Return-Path: <>',
  ])('not what bears %s', (field) => {
    expect(mayAnswer(person(field))).toBe(false);
  });

  it.each([
    'MAILER-DAEMON@buyer.example',
    'no-reply@buyer.example',
    'owner-news@buyer.example',
    'news-request@buyer.example',
    '<>',
  ])('not %s', (sender) => {
    expect(mayAnswer(mailOf(`From: ${sender}`, 'To: invoices@shop.example', 'Subject: Invoice', '', 'Hello'))).toBe(
      false,
    );
  });

  it('no report, no automatic answer, and nothing at all', () => {
    const reports = [
      bounceOf('a@buyer.example', '5.1.1', 'User unknown'),
      ...answers().map(({ raw }) => raw),
      new Uint8Array(),
    ];
    expect(reports.filter(mayAnswer)).toEqual([]);
  });
});
