import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paymentsIn, readStatements, type StatementFile } from './index.ts';

const FOLDER = join(import.meta.dirname, '../../test/banking/samples');
const FILES = readdirSync(FOLDER);
/** Formats and exports that tell no balances at both ends. */
const WITHOUT_BALANCES = ['camt054-notification-v4.xml', 'csv-banque.csv', 'mt942-report.sta'];

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, file)));
function read(file: string): StatementFile {
  const result = readStatements(bytesOf(file));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const entriesOf = (file: string) => read(file).statements.flatMap(({ entries }) => entries);
const amountsOf = (file: string) => entriesOf(file).map(({ amount }) => amount.toString());

describe.each(FILES)('%s', (file) => {
  it('is read completely, and adds up', () => {
    const { statements, warnings } = read(file);
    expect(warnings).toEqual([]);
    const checks = statements.map(({ check }) => check.kind);
    expect(new Set(checks)).toEqual(new Set([WITHOUT_BALANCES.includes(file) ? 'no-balances' : 'adds-up']));
  });

  it('gives every transaction an id of its own, and the same one when it is read again', () => {
    const ids = read(file)
      .statements.flatMap(paymentsIn)
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      read(file)
        .statements.flatMap(paymentsIn)
        .map(({ id }) => id),
    ).toEqual(ids);
  });
});

it('control: an entry less does not add up, and it is said by how much', () => {
  const text = new TextDecoder().decode(bytesOf('mt940-german.sta'));
  const result = readStatements(
    new TextEncoder().encode(text.replace(':61:2611161116DR11,91', ':61:2611161116DR11,90')),
  );
  if (!result.ok) throw new Error('not read');
  expect(result.value.statements[0]?.check).toMatchObject({ kind: 'differs' });
  const [warning] = result.value.warnings;
  expect([warning?.code, warning?.difference?.toString(), warning?.location]).toEqual([
    'BALANCE_DIFFERS',
    '-0.01',
    'line 1',
  ]);
});

describe('a camt.053 of a German bank', () => {
  const file = 'camt053-sparkasse-v8.xml';

  it('is of an account, with references, parties and days', () => {
    expect(read(file)).toMatchObject({ format: 'camt.053', version: '001.08' });
    expect(read(file).statements[0]?.account).toEqual({
      iban: 'DE75512108001245126199',
      bic: 'SOLADEST600',
      owner: 'Lilas Textil GmbH',
    });
    expect(entriesOf(file)[0]).toMatchObject({
      bankReference: '2026111609251104000',
      bookingDate: '2026-11-16',
      counterparty: { name: 'Menuiserie Cœur & Fils', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPXXX' },
      remittance: ['Facture F2026-00001 du 21 novembre'],
      code: { domain: 'PMNT', family: 'RCDT', subFamily: 'ESCT', proprietary: 'NTRF+166+9310' },
    });
    expect(entriesOf(file)[0]).not.toHaveProperty('endToEndId');
  });

  it('has structured remittance', () =>
    expect(entriesOf(file)[1]).toMatchObject({
      endToEndId: 'E2E-4711',
      creditorReference: 'RF18539007547034',
      documentNumbers: ['F2026-00007'],
      remittance: ['Merci'],
      counterparty: { name: 'Ada Martin', ultimate: 'Paul Martin' },
    }));

  it('has a batch whose payments add up to it', () => {
    const batch = entriesOf(file)[2];
    expect(batch).toMatchObject({ batchSize: 2 });
    expect(
      batch?.parts?.map(({ amount, endToEndId, mandateId }) => [amount.toString(), endToEndId, mandateId]),
    ).toEqual([
      ['181.75', 'F2026-00003', 'M-17'],
      ['200.00', 'F2026-00004', 'M-18'],
    ]);
    expect(read(file).statements.flatMap(paymentsIn)).toHaveLength(6);
  });

  it('has a return debit that names what it takes back, without the charges', () => {
    const entry = entriesOf(file)[3];
    expect(entry).toMatchObject({
      endToEndId: 'F2026-00004',
      mandateId: 'M-18',
      creditorId: 'DE98ZZZ09999999999',
      counterparty: { name: 'Hotel Roux' },
      returned: { reason: 'AM04', text: 'Konto nicht gedeckt' },
    });
    expect([entry?.amount, entry?.charges, entry?.returned?.amount].map(String)).toEqual(['-203.50', '3.50', '200.00']);
  });

  it('tells an entry by the same id as the report of the day before it', () => {
    const [report] = entriesOf('camt052-report-v2.xml');
    expect(report?.id).toBe(entriesOf(file)[0]?.id);
    expect(report?.counterparty?.name).toBe('Chloé Müller');
  });

  it('keeps a batch together that does not add up', () => {
    const text = new TextDecoder()
      .decode(bytesOf(file))
      .replace('<Amt Ccy="EUR">181.75</Amt>', '<Amt Ccy="EUR">181.70</Amt>');
    const result = readStatements(new TextEncoder().encode(text));
    if (!result.ok) throw new Error('not read');
    expect(result.value.warnings.map(({ code, difference }) => [code, difference?.toString()])).toEqual([
      ['BATCH_DIFFERS', '0.05'],
    ]);
    expect(result.value.statements[0]?.entries[2]).not.toHaveProperty('parts');
  });

  it.each(Array.from({ length: 13 }, (_, index) => `001.${String(index + 1).padStart(2, '0')}`))(
    'is read in version %s',
    (version) => {
      const text = new TextDecoder().decode(bytesOf(file)).replace('camt.053.001.08', `camt.053.${version}`);
      const result = readStatements(new TextEncoder().encode(text));
      expect(result).toMatchObject({ ok: true, value: { version, statements: [{ check: { kind: 'adds-up' } }] } });
    },
  );
});

it('a pending entry counts in no balance', () =>
  expect(entriesOf('camt052-report-v2.xml').map(({ status }) => status)).toEqual(['booked', 'pending']));

describe('MT940', () => {
  it('of a German bank has the fields of SEPA, over the ends of lines and subfields', () => {
    const [transfer, direct, reversed] = entriesOf('mt940-german.sta');
    expect(transfer).toMatchObject({
      endToEndId: 'TRX-0A4A47C3-F846-4729-8A1B-5DF620F',
      remittance: ['Facture F2026-00001 du 21 novembre merci'],
      counterparty: { name: 'Menuiserie Coeur und Fils', iban: 'FR1420041010050500013M02606' },
    });
    expect(direct).toMatchObject({ endToEndId: 'F2026-00004', mandateId: 'M-18', returned: { reason: 'AM04' } });
    expect(direct?.returned?.amount?.toString()).toBe('200.00');
    expect([reversed?.amount.toString(), reversed?.returned]).toEqual(['-10.00', {}]);
  });

  it('of Dutch banks has codes between slashes', () => {
    const [transfer, returned] = entriesOf('mt940-dutch.sta');
    expect(transfer).toMatchObject({
      endToEndId: '2026-INV-7',
      remittance: ['Factuur 2026-0042 bedankt voor de levering'],
      counterparty: { name: 'J. Jansen', iban: 'NL70ABNA0987654321' },
    });
    expect(returned).toMatchObject({
      remittance: ['Factuur 2026-0040'],
      counterparty: { name: 'P. Peeters', iban: 'NL70ABNA0987654321', bic: 'ABNANL2A' },
      returned: { reason: 'MS03' },
    });
  });

  it('takes no field from what the payer wrote', () => {
    const text = new TextDecoder()
      .decode(bytesOf('mt940-german.sta'))
      .replace('?23SVWZ+Facture', '?23SVWZ+MREF+FALSCH IBAN+DE1');
    const result = readStatements(new TextEncoder().encode(text));
    const entry = result.ok ? result.value.statements[0]?.entries[0] : undefined;
    expect(entry).not.toHaveProperty('mandateId');
    expect(entry?.counterparty?.iban).toBe('FR1420041010050500013M02606');
  });

  it('says MT942 of a report of the day, and checks its totals', () => {
    expect(read('mt942-report.sta')).toMatchObject({
      format: 'mt942',
      statements: [{ kind: 'report', currency: 'PLN' }],
    });
    const text = new TextDecoder().decode(bytesOf('mt942-report.sta')).replace(':90C:1PLN12,50', ':90C:1PLN12,60');
    const result = readStatements(new TextEncoder().encode(text));
    expect(result.ok && result.value.warnings.map(({ code }) => code)).toEqual(['CONTROL_DIFFERS']);
  });
});

describe('CFONB 120', () => {
  it('has signs in the last digit, and the IBAN of the account', () => {
    expect(amountsOf('cfonb120.txt')).toEqual(['398.25', '-200.00', '-11.91']);
    expect(read('cfonb120.txt').statements[0]?.account.iban).toBe('FR1420041010050500013M02606');
  });

  it('has what records 05 say', () => {
    const [transfer, rejected] = entriesOf('cfonb120.txt');
    expect(transfer).toMatchObject({
      endToEndId: 'F2026-00001-E2E',
      counterparty: { name: 'MENUISERIE COEUR ET FILS', ultimate: 'HOLDING COEUR' },
      remittance: [
        'VIR SEPA MENUISERIE COEUR',
        'FACTURE F2026-00001 DU 21 NOVEMBRE 2026 AVEC NOS REMERCIEMENTS POUR LA LIVRAISON',
      ],
    });
    expect(rejected).toMatchObject({ mandateId: 'M-18', returned: { reason: 'AM04' } });
  });
});

it('BAI2 has availability, references, text with commas, and returns', () => {
  const [first, second, third] = entriesOf('bai2.txt');
  expect(first).toMatchObject({
    valueDate: '2026-11-17',
    endToEndId: 'F2026-00001',
    counterparty: { name: 'ACME TRADING LLC' },
  });
  expect(second).toMatchObject({ bankReference: 'BR-2', remittance: ['WIRE IN INVOICE F2026-00002, THANK YOU'] });
  expect(third).toMatchObject({ returned: { reason: 'R01' } });
  expect(amountsOf('bai2.txt')).toEqual(['1390.05', '250.00', '-250.00']);
});

describe('a table', () => {
  it('is read newest first, in Windows-1252, with German numbers', () => {
    expect(amountsOf('csv-sparkasse.csv')).toEqual(['-200.00', '1398.25', '-11.91', '5.00']);
    expect(entriesOf('csv-sparkasse.csv')[1]).toMatchObject({
      endToEndId: 'E2E-1',
      remittance: ['Rechnung F2026-00001'],
      counterparty: { name: 'Möbel Müller GmbH' },
    });
  });

  it('has French numbers and days', () => {
    const [entry, , returned] = entriesOf('csv-banque.csv');
    expect([entry?.bookingDate, entry?.amount.toString(), entry?.currency]).toEqual(['2026-11-16', '398.25', 'EUR']);
    expect(returned).toMatchObject({ returned: { reason: 'AM04' } });
  });

  it('has a column for each side, or the side in a column', () => {
    expect(amountsOf('csv-debit-credit.csv')).toEqual(['1398.25', '-11.91']);
    expect(entriesOf('csv-debit-credit.csv')[0]?.bookingDate).toBe('2026-11-14');
    expect(amountsOf('csv-af-bij.csv')).toEqual(['145.60', '-10.00']);
  });

  it('asks which is day and which is month, when nobody can know', () => {
    const bytes = new TextEncoder().encode('Date,Amount,Currency\n01/02/2026,10.00,EUR\n');
    expect(readStatements(bytes)).toMatchObject({
      problems: [{ code: 'STATEMENT_DATES_AMBIGUOUS', choices: ['DMY', 'MDY'] }],
    });
    const told = readStatements(bytes, { csv: { dateOrder: 'MDY' } });
    expect(told.ok && told.value.statements[0]?.entries[0]?.bookingDate).toBe('2026-01-02');
  });

  it('without titles is read by what is told', () => {
    const bytes = new TextEncoder().encode('2026-01-02;F2026-00001;10,00\n');
    expect(readStatements(bytes)).toMatchObject({ problems: [{ code: 'STATEMENT_UNKNOWN' }] });
    const told = readStatements(bytes, { csv: { columns: ['bookingDate', 'text', 'amount'], currency: 'EUR' } });
    expect(told.ok && told.value.statements[0]?.entries[0]?.remittance).toEqual(['F2026-00001']);
  });
});

describe('what is no statement', () => {
  it.each([
    ['nothing', '', 'STATEMENT_EMPTY'],
    ['blanks', ' \r\n', 'STATEMENT_EMPTY'],
    ['a letter', 'Dear Sir,\nplease pay.', 'STATEMENT_UNKNOWN'],
    ['another XML', '<a/>', 'STATEMENT_UNKNOWN'],
    ['XML that breaks off', '<Document', 'XML_MALFORMED'],
    ['XML with entities', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'XML_DOCTYPE'],
    ['an archive', 'PK\u0003\u0004', 'STATEMENT_PACKED'],
  ])('%s is refused', (_, text, code) =>
    expect(readStatements(new TextEncoder().encode(text))).toMatchObject({ problems: [{ code }] }),
  );
});
