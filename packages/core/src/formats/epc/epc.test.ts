import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { Decimal, type Invoice } from '../../model/index.ts';
import { writeHtml } from '../html/index.ts';
import { LANGUAGES, paymentCodeOf, wordingIn } from '../page/index.ts';
import { barsOf, epcQrPayload, type EpcTransfer, qrCodeOf, qrSvg } from './index.ts';

const transfer: EpcTransfer = {
  name: 'Lilas Textil GmbH',
  iban: 'DE75 5121 0800 1245 1261 99',
  amount: Decimal.of('398.2'),
  text: 'F2026-00001',
};
const textOf = (given: Partial<EpcTransfer>, options = {}): readonly string[] => {
  const payload = epcQrPayload({ ...transfer, ...given }, options);
  if (!payload.ok) return payload.problems.map(({ code }) => code);
  return new TextDecoder(options === LATIN ? 'latin1' : 'utf-8').decode(payload.value).split('\n');
};
const LATIN = { characterSet: 'ISO-8859-1' } as const;

describe('the content of an EPC code', () => {
  it('has a line for each field, none of them at its end empty', () =>
    expect(textOf({}).join('|')).toBe(
      'BCD|002|1|SCT||Lilas Textil GmbH|DE75512108001245126199|EUR398.20|||F2026-00001',
    ));

  it('has a reference in the place of a text, and a note', () =>
    expect(textOf({ text: undefined, reference: 'RF18 5390 0754 7034', note: 'Merci' }).slice(8)).toEqual([
      '',
      'RF18539007547034',
      '',
      'Merci',
    ]));

  it('has the BIC in version 001', () => {
    expect(textOf({ bic: 'SOLADEST600' }, { version: '001' })[4]).toBe('SOLADEST600');
    expect(textOf({}, { version: '001' })).toEqual(['EPC_BIC']);
  });

  it('says its character set', () => {
    expect(textOf({ name: 'Müller' }, LATIN).slice(2, 6)).toEqual(['2', 'SCT', '', 'Müller']);
    expect(textOf({ name: '€' }, LATIN)).toEqual(['EPC_CHARACTERS']);
  });

  it.each<[string, Partial<EpcTransfer>]>([
    ['EPC_NAME', { name: ' ' }],
    ['EPC_NAME', { name: 'a'.repeat(71) }],
    ['EPC_IBAN', { iban: 'DE75512108001245126198' }],
    ['EPC_BIC', { bic: 'no' }],
    ['EPC_AMOUNT', { amount: Decimal.ZERO }],
    ['EPC_AMOUNT', { amount: Decimal.of('1.005') }],
    ['EPC_AMOUNT', { amount: Decimal.of('1000000000') }],
    ['EPC_PURPOSE', { purpose: 'toolong' }],
    ['EPC_REFERENCE', { reference: 'RF18539007547034' }],
    ['EPC_REFERENCE', { reference: 'RF19539007547034', text: undefined }],
    ['EPC_TEXT', { text: 'a\nb' }],
    ['EPC_TEXT', { text: 'a'.repeat(141) }],
    ['EPC_NOTE', { note: 'a'.repeat(71) }],
    ['EPC_TOO_LONG', { name: 'é'.repeat(70), text: 'é'.repeat(140) }],
  ])('is refused: %s of %j', (code, given) => expect(textOf(given)).toEqual([code]));

  it('at its longest fits in version 13', () => {
    const code = qrCodeOf(new Uint8Array(331).fill(65));
    expect(code).toHaveLength(17 + 4 * 13);
  });
});

describe('the picture', () => {
  const code = qrCodeOf(new TextEncoder().encode('BCD\n002\n1\nSCT'));

  it('draws every dark module once', () => {
    const dark = code.flat().filter(Boolean).length;
    expect(barsOf(code).reduce((sum, { length }) => sum + length, 0)).toBe(dark);
    expect(barsOf(code)[0]).toEqual({ row: 0, column: 0, length: 7 });
  });

  it('leaves four modules free around it', () => {
    expect(qrSvg(code)).toContain(`viewBox="0 0 ${code.length + 8} ${code.length + 8}"`);
    expect(qrSvg(code)).toContain('d="M4 4h7v1h-7z');
  });
});

describe('an invoice', () => {
  const has = (change: (draft: Invoice) => void): boolean => {
    const draft = lawfulInvoice();
    change(draft);
    const page = writeHtml(draft, { language: 'fr' });
    return page.includes(LANGUAGES.fr.scanToPay) && page.includes('<svg');
  };

  it('that is to be paid by transfer in EUR has the code', () => expect(has(() => {})).toBe(true));

  it.each<[string, (draft: Invoice) => void]>([
    ['is paid', (draft) => (draft.totals.amountDueForPayment = Decimal.ZERO)],
    ['is in another currency', (draft) => (draft.currencyCode = 'CHF')],
    ['is a credit note', (draft) => (draft.typeCode = '381')],
    ['names no account', (draft) => delete draft.paymentInstructions?.creditTransfers],
    [
      'names an account that is no IBAN',
      (draft) => (draft.paymentInstructions!.creditTransfers![0]!.paymentAccountIdentifier = '4711'),
    ],
  ])('that %s has none', (_, change) => expect(has(change)).toBe(false));

  it('prints a creditor reference in groups, and has it in the code as one', () => {
    const draft = lawfulInvoice();
    draft.paymentInstructions!.remittanceInformation = 'RF18539007547034';
    expect(writeHtml(draft, { language: 'en' })).toContain('RF18\u00a05390\u00a00754\u00a07034');
    const withText = paymentCodeOf({ invoice: lawfulInvoice(), wording: wordingIn('en') });
    expect(paymentCodeOf({ invoice: draft, wording: wordingIn('en') })).not.toEqual(withText);
  });
});
