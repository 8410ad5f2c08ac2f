import { describe, expect, it } from 'vitest';
import { draftOf, type Draft } from './draft.ts';
import { errorsOf, isIban } from './validation.ts';

const fine: Draft = { ...draftOf(null), 'seller.name': 'Atelier Lumière SARL' };
const keysFor = (changes: Draft) =>
  Object.fromEntries(Object.entries(errorsOf({ ...fine, ...changes }, null)).map(([path, error]) => [path, error.key]));

describe('errors of the settings form', () => {
  it('are none for a seller with a name in a country', () => {
    expect(keysFor({})).toEqual({});
  });

  it.each<[string, Draft, string, string]>([
    ['no name', { 'seller.name': '  ' }, 'seller.name', 'validation.required'],
    [
      'a country in words',
      { 'seller.postalAddress.countryCode': 'France' },
      'seller.postalAddress.countryCode',
      'validation.country',
    ],
    [
      'no country',
      { 'seller.postalAddress.countryCode': '' },
      'seller.postalAddress.countryCode',
      'validation.required',
    ],
    [
      'a SIREN with a wrong digit',
      { 'seller.legalRegistrationIdentifier.value': '732829321' },
      'seller.legalRegistrationIdentifier.value',
      'validation.siren',
    ],
    [
      'a VAT number with a wrong key',
      { 'seller.vatIdentifier': 'FR45732829320' },
      'seller.vatIdentifier',
      'validation.vat',
    ],
    [
      'a VAT number without a country',
      { 'seller.vatIdentifier': '44732829320' },
      'seller.vatIdentifier',
      'validation.vat',
    ],
    [
      'an IBAN with two digits swapped',
      { 'seller.bankAccount.iban': 'FR7630006000011234567890198' },
      'seller.bankAccount.iban',
      'validation.iban',
    ],
    [
      'a bank account without IBAN',
      { 'seller.bankAccount.bic': 'AGRIFRPP' },
      'seller.bankAccount.iban',
      'validation.required',
    ],
    ['an invented time zone', { timeZone: 'Europe/Paname' }, 'timeZone', 'validation.timeZone'],
    ['a pattern without counter', { 'numbering.invoice': 'F{YYYY}' }, 'numbering.invoice', 'validation.counter'],
    ['a pattern with a blank', { 'numbering.invoice': 'F {YYYY}-{N}' }, 'numbering.invoice', 'validation.pattern'],
    [
      'a pattern too long',
      { 'numbering.invoice': `${'F'.repeat(30)}{YYYY}{N}` },
      'numbering.invoice',
      'validation.pattern',
    ],
    [
      'a yearly counter without year',
      { 'numbering.creditNote': 'A-{N:5}' },
      'numbering.creditNote',
      'validation.yearMissing',
    ],
    ['an empty pattern', { 'numbering.invoice': '' }, 'numbering.invoice', 'validation.required'],
    ['days that are no number', { 'terms.businessDays': 'thirty' }, 'terms.businessDays', 'validation.number'],
    ['too many days', { 'terms.businessDays': '121' }, 'terms.businessDays', 'validation.tooBig'],
    ['a first number of zero', { 'numbering.startAt': '0' }, 'numbering.startAt', 'validation.tooSmall'],
  ])('name %s', (_, changes, path, key) => {
    expect(keysFor(changes)).toEqual({ [path]: key });
  });

  it('let pass what is right', () => {
    const right = {
      'seller.legalRegistrationIdentifier.value': '732829320',
      'seller.vatIdentifier': 'FR 44 732 829 320',
      'seller.bankAccount.iban': 'FR76 3000 6000 0112 3456 7890 189',
      'numbering.reset': 'never',
      'numbering.invoice': 'F-{N:6}',
      'terms.businessDays': '120',
    };
    expect(keysFor(right)).toEqual({});
  });

  it('judge a registration number as a SIREN only when it is said to be one', () => {
    expect(
      keysFor({
        'seller.legalRegistrationIdentifier.value': 'HRB 1234',
        'seller.legalRegistrationIdentifier.scheme': '',
      }),
    ).toEqual({});
  });
});

describe('isIban', () => {
  it.each(['DE89370400440532013000', 'GB29 NWBK 6016 1331 9268 19', 'be68539007547034'])('takes %s', (iban) =>
    expect(isIban(iban)).toBe(true),
  );
  it.each(['DE89370400440532013001', 'DE00', '89370400440532013000', ''])('refuses %s', (iban) =>
    expect(isIban(iban)).toBe(false),
  );
});
