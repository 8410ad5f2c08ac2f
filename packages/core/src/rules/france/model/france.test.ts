import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../../test/invoices/lawful.ts';
import { Decimal, type Invoice } from '../../../model/index.ts';
import { check } from '../../index.ts';
import { first } from '../../rule.ts';

const brokenBy = (edit: (draft: Invoice) => void, today?: string): string[] => {
  const draft = lawfulInvoice();
  edit(draft);
  return check(draft, { layers: ['fr-flux2'], ...(today !== undefined && { today }) }).map(({ rule }) => rule);
};

describe('BR-FR-CO-01, the issue date', () => {
  it('may be today, or any day where nobody says which day it is', () => {
    expect(brokenBy(() => undefined, '2026-11-02')).toEqual([]);
    expect(
      brokenBy((draft) => Object.assign(draft, { issueDate: '2030-01-01', paymentDueDate: '2030-01-01' })),
    ).toEqual([]);
  });

  it('may not be tomorrow', () => {
    expect(brokenBy(() => undefined, '2026-11-01')).toEqual(['BR-FR-CO-01']);
  });
});

describe('BR-FR-DEC, the length of numbers as they are written', () => {
  const prices = (text: string) => brokenBy((draft) => void (first(draft.lines).price.netPrice = Decimal.of(text)));
  const quantities = (text: string) =>
    brokenBy((draft) => void (first(draft.lines).invoicedQuantity = Decimal.of(text)));
  const paid = (text: string) => brokenBy((draft) => void (draft.totals.paidAmount = Decimal.of(text)));
  const rates = (text: string) => brokenBy((draft) => void (first(draft.lines).vat.rate = Decimal.of(text)));

  it.each([
    ['12345678901234567.12', []],
    ['123456789012345678.12', ['BR-FR-DEC-01']],
    ['-1234567890123456.12', []],
    ['-12345678901234567.12', ['BR-FR-DEC-01']],
    // Amounts are written with two decimals at least.
    ['123456789012345678', ['BR-FR-DEC-01']],
    ['1.500', []],
    ['1.501', ['BR-FR-DEC-01']],
  ])('amount %s', (text, broken) => expect(paid(text)).toEqual(broken));

  it.each([
    ['1234567890123.123456', []],
    ['1.1234560', []],
    ['1.1234567', ['BR-FR-DEC-03']],
    ['-0.01', ['BR-FR-DEC-03']],
  ])('price %s', (text, broken) => expect(prices(text)).toEqual(broken));

  it.each([
    ['1234567890123456789', []],
    ['-1234567890123456789', ['BR-FR-DEC-02']],
    ['1.12340', []],
    ['1.12345', ['BR-FR-DEC-02']],
  ])('quantity %s', (text, broken) => expect(quantities(text)).toEqual(broken));

  it.each([
    ['20.00', []],
    ['5.555', ['BR-FR-16', 'BR-FR-DEC-04']],
    ['99.99', ['BR-FR-16']],
    ['100.55', ['BR-FR-16', 'BR-FR-DEC-04']],
    ['-20', ['BR-FR-16', 'BR-FR-DEC-04']],
  ])('rate %s', (text, broken) => expect(rates(text)).toEqual(broken));
});

describe('identifiers', () => {
  const SIRET = { value: '73282932000074', scheme: '0009' };

  it('take a SIRET that begins with the SIREN', () => {
    expect(brokenBy((draft) => void (draft.seller.identifiers = [SIRET]))).toEqual([]);
    expect(brokenBy((draft) => void (draft.buyer.identifiers = [SIRET]))).toEqual(['BR-FR-09']);
  });

  it('ask for the SIREN beside the SIRET of a buyer, not of a payee', () => {
    const withoutSiren = (draft: Invoice): void => {
      draft.buyer.identifiers = [SIRET];
      delete draft.buyer.legalRegistrationIdentifier;
    };
    expect(brokenBy(withoutSiren)).toEqual(['BR-FR-09']);
    expect(brokenBy((draft) => void (draft.payee = { name: 'Affactura', identifier: SIRET }))).toEqual([]);
  });

  it('hold a payee to the same scheme and SIREN', () => {
    const paying = (identifier: { value: string; scheme?: string }) =>
      brokenBy((draft) => void (draft.payee = { name: 'Affactura', identifier }));
    expect(paying({ value: 'X-1', scheme: '0088' })).toEqual([]);
    expect(paying({ value: 'X-1' })).toEqual(['BR-FR-CO-10']);
    expect(paying({ value: '12345678', scheme: '0231' })).toEqual(['BR-FR-32']);
  });
});

describe('BR-FR-CO-16, the small-business exemption', () => {
  const exempt = (edit: (draft: Invoice) => void): string[] => {
    const draft = lawfulInvoice('E');
    edit(draft);
    return check(draft, { layers: ['fr-flux2'] }).map(({ rule }) => rule);
  };

  it('asks for the SIREN as tax number of a seller without VAT number', () => {
    const without = (taxNumber?: string) => (draft: Invoice) => {
      delete draft.seller.vatIdentifier;
      if (taxNumber !== undefined) draft.seller.taxRegistrationIdentifier = taxNumber;
    };
    expect(exempt(without('732829320'))).toEqual([]);
    expect(exempt(without())).toEqual(['BR-FR-CO-16']);
    expect(exempt(() => undefined)).toEqual([]);
  });

  it('goes with category E alone', () => {
    expect(exempt((draft) => void (first(draft.vatBreakdown).categoryCode = 'Z'))).toEqual(['BR-FR-CO-16']);
  });
});

it('BR-FR-31: treatments may stand once, and a wrong one is BR-FR-20', () => {
  const treated = (...texts: string[]) =>
    brokenBy((draft) => draft.notes?.push(...texts.map((text) => ({ subjectCode: 'BAR', text }))));
  expect(treated('B2B')).toEqual([]);
  expect(treated('B2B', 'B2B')).toEqual(['BR-FR-31']);
  expect(treated('B2C', 'B2X')).toEqual(['BR-FR-20']);
});
