import { expect, test } from 'vitest';
import { eInvoicingBody, printQuery } from './contract.ts';
import { eInvoicingProblems, NO_DATA, tidied } from './e-invoicing-data.ts';

test.each([
  { data: {}, problems: {} },
  { data: { siren: '404 833 048' }, problems: {} },
  { data: { siren: '404833049' }, problems: { siren: 'siren' } },
  { data: { siren: '40483304800022' }, problems: { siren: 'siren' } },
  { data: { vatId: 'FR83 404 833 048' }, problems: {} },
  { data: { vatId: '83404833048' }, problems: { vatId: 'vatIdPrefix' } },
  { data: { vatId: 'FR84404833048' }, problems: { vatId: 'vatIdDigits' } },
  { data: { vatId: 'DE123456789' }, problems: { vatId: 'vatIdDigits' } },
  { data: { siren: '552100554', vatId: 'FR83404833048' }, problems: { vatId: 'notThisCompany' } },
  { data: { vatId: 'US123456789' }, problems: {} },
  { data: { routingAddress: '0225:404833048_SIEGE' }, problems: {} },
  { data: { routingAddress: '404833048_40483304800022' }, problems: {} },
  { data: { routingAddress: '404833049' }, problems: { routingAddress: 'routingAddress' } },
  { data: { routingAddress: '9930:DE123456788' }, problems: {} },
  { data: { routingAddress: 'EM:invoices@buyer.example' }, problems: {} },
  { data: { routingAddress: 'invoices@buyer.example' }, problems: { routingAddress: 'routingAddress' } },
])('$data: $problems', ({ data, problems }) => {
  expect(eInvoicingProblems({ ...NO_DATA, ...data })).toEqual(problems);
});

test('what is kept has no blanks', () => {
  expect(tidied({ siren: ' 404 833.048', vatId: 'fr 83-404833048', routingAddress: '0225: 404833048' })).toEqual({
    siren: '404833048',
    vatId: 'FR83404833048',
    routingAddress: '0225:404833048',
  });
});

test('the body of the form is refused by field, in words of the form', () => {
  expect(eInvoicingBody.parse({})).toEqual(NO_DATA);
  expect(eInvoicingBody.parse({ siren: '404 833 048' })).toEqual({ ...NO_DATA, siren: '404833048' });
  const { error } = eInvoicingBody.safeParse({ siren: '1', vatId: '1', routingAddress: '1' });
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['siren', 'siren'],
    ['vatId', 'vatIdPrefix'],
    ['routingAddress', 'routingAddress'],
  ]);
});

test('what is to be printed', () => {
  expect(printQuery.parse({ orders: '820982911946154508,2' })).toEqual({
    orders: ['820982911946154508', '2'],
    kinds: ['invoice', 'creditNote'],
  });
  expect(printQuery.parse({ orders: '1', kinds: 'creditNote' }).kinds).toEqual(['creditNote']);
  for (const query of [{ orders: '' }, { orders: '1,a' }, { orders: '1', kinds: '' }, { orders: '1', kinds: 'x' }])
    expect(printQuery.safeParse(query).success).toBe(false);
});
