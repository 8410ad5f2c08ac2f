import { expect, it } from 'vitest';
import { dunningTerms } from '../../model/index.ts';
import { termsDraft, termsOf } from './terms-draft.ts';

it('terms come out of the form as they went in, with what the form does not show', () => {
  const terms = dunningTerms.parse({
    segment: 'wholesale',
    riskBand: 'high',
    procedureId: 'none',
    holidays: ['2026-12-24'],
  });
  expect(termsOf(termsDraft(terms), terms)).toEqual(terms);
});

it('what is left empty is as for everybody', () => {
  const terms = dunningTerms.parse({ segment: 'wholesale', netting: 'net' });
  const emptied = termsOf({ ...termsDraft(terms), segment: ' ', netting: '' }, terms);
  expect(emptied).not.toHaveProperty('segment');
  expect(emptied).not.toHaveProperty('netting');
});
