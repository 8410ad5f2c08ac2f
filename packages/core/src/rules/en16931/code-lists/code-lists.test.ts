import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../../test/invoices/lawful.ts';
import { check } from '../../index.ts';
import type { CodeList } from './lists/code-list.ts';
import { ADDRESS_SCHEMES, ATTACHMENT_TYPES, EXEMPTION_REASONS } from './lists/eu.ts';
import { COUNTRIES, CURRENCIES, IDENTIFIER_SCHEMES } from './lists/iso.ts';
import { UNITS } from './lists/units.ts';
import * as untdid from './lists/untdid.ts';

const PUBLISHED = join(import.meta.dirname, '../../../../../../../shared/corpus/codelists');

/** File, list, and the rule in whose column a code must stand to be accepted. */
const LISTS: readonly (readonly [string, CodeList, string])[] = [
  ['untdid-1001-document-type', untdid.DOCUMENT_TYPES, 'BR-CL-01'],
  ['iso-4217-currency', CURRENCIES, 'BR-CL-04'],
  ['vat-point-date-code', untdid.VAT_POINT_DATES, 'BR-CL-06'],
  ['untdid-1153-reference', untdid.OBJECT_SCHEMES, 'BR-CL-07'],
  ['untdid-4451-note-subject', untdid.NOTE_SUBJECTS, 'BR-CL-08'],
  ['iso-6523-icd', IDENTIFIER_SCHEMES, 'BR-CL-11'],
  ['untdid-7143-item-classification', untdid.ITEM_CLASSIFICATIONS, 'BR-CL-13'],
  ['iso-3166-country', COUNTRIES, 'BR-CL-14'],
  ['untdid-4461-payment-means', untdid.PAYMENT_MEANS, 'BR-CL-16'],
  ['untdid-5189-allowance-reason', untdid.ALLOWANCE_REASONS, 'BR-CL-19'],
  ['untdid-7161-charge-reason', untdid.CHARGE_REASONS, 'BR-CL-20'],
  ['vatex', EXEMPTION_REASONS, 'BR-CL-22'],
  ['unece-rec20-21-unit', UNITS, 'BR-CL-23'],
  ['eas', ADDRESS_SCHEMES, 'BR-CL-25'],
];

/** The codes of a published list and whether the rule accepts them in UBL. No code holds a comma; names may. */
function published(file: string, rule: string): readonly (readonly [string, boolean])[] {
  const rows = readFileSync(join(PUBLISHED, `${file}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  return rows.map((row) => {
    const [code = '', accepted = ''] = row
      .replace(/,"(?:[^"]|"")*",/, ',,')
      .split(',')
      .filter((_, column) => column !== 1);
    return [code, accepted.includes(rule)];
  });
}

const there = existsSync(PUBLISHED);
const title = `hold exactly the published codes${there ? '' : ' [skipped: no code lists beside the checkout]'}`;

describe('the code lists', () => {
  it.skipIf(!there).each(LISTS)(`${title}: %s`, (file, list, rule) => {
    const codes = published(file, rule);
    expect(codes.length).toBeGreaterThan(2);
    expect(codes.filter(([code, accepted]) => list(code) !== accepted)).toEqual([]);
  });

  it('hold no code that is nearly one', () => {
    for (const [, list] of LISTS) expect(['', ' ', 'XYZZY', 'c62', 'eur'].filter(list)).toEqual([]);
  });

  it('know the media types of EN 16931-1', () => {
    expect(
      ['application/pdf', 'image/png', 'image/jpeg', 'text/csv', 'text/html', 'application/xml'].filter(
        ATTACHMENT_TYPES,
      ),
    ).toEqual(['application/pdf', 'image/png', 'image/jpeg', 'text/csv']);
  });
});

describe('a code', () => {
  it('may stand between blanks, and VATEX in lower case, as in the official rules', () => {
    const draft = lawfulInvoice('E');
    for (const row of draft.vatBreakdown) row.exemptionReasonCode = 'vatex-fr-franchise';
    for (const line of draft.lines) line.invoicedQuantityUnitCode = ' C62 ';
    expect(check(draft, { layers: ['cen'] })).toEqual([]);
  });

  it('is looked for in every party', () => {
    const draft = lawfulInvoice();
    draft.payee = {
      name: 'Factor',
      identifier: { value: '1', scheme: 'X' },
      legalRegistrationIdentifier: { value: '1', scheme: 'Y' },
    };
    expect(check(draft, { layers: ['cen'] }).map(({ rule }) => rule)).toEqual(['BR-CL-10', 'BR-CL-11']);
  });
});
