import { describe, expect, it } from 'vitest';
import { DOCUMENT_FILTERS, filtersFrom, ORDER_FILTERS, viewOf } from './filters.ts';

const from = (query: string) => filtersFrom(ORDER_FILTERS, new URLSearchParams(query));

describe('filters in the address', () => {
  it('are read one by one: nonsense goes, the others stand', () => {
    expect(from('stopped=perhaps&search=%231001&placedFrom=2026-11-01&placedTo=soon&other=1')).toEqual({
      search: '#1001',
      placedFrom: '2026-11-01',
    });
  });

  it('may be empty', () => expect(from('search=&stage=')).toEqual({}));

  it('take a page of the list by its cursor only', () => {
    expect(from('after=019a9d5e-0000-7000-8000-000000000001')).toHaveProperty('after');
    expect(from('after=1%3B drop')).toEqual({});
  });

  it('know documents by their own names', () => {
    const params = new URLSearchParams('buyer=Alma%20SA&open=true');
    expect(filtersFrom(DOCUMENT_FILTERS, params)).toEqual({ buyer: 'Alma SA', open: 'true' });
  });
});

it('a view is the filters without the page', () => {
  expect(viewOf(from('stopped=true&after=019a9d5e-0000-7000-8000-000000000001'))).toBe('stopped=true');
});
