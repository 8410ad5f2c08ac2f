import { describe, expect, it } from 'vitest';
import { invoiceListQuery, orderListQuery } from '../../../api/admin/quittance/contract.ts';
import { changedParams, filtersFrom } from './filters-in-url.ts';

const read = (search: string) => filtersFrom(orderListQuery, new URLSearchParams(search));

describe('filters in the address bar', () => {
  it('begin with the newest orders', () => {
    expect(read('')).toEqual({ limit: 20, offset: 0, order: '-placed_at' });
    expect(filtersFrom(invoiceListQuery, new URLSearchParams('')).order).toBe('-issue_date');
  });

  it('are read back as they were chosen', () => {
    expect(read('q=%231001&stage=paid&stopped=false&placed_from=2026-11-01&offset=40&order=placed_at')).toEqual({
      limit: 20,
      offset: 40,
      q: '#1001',
      stage: 'paid',
      stopped: 'false',
      placed_from: '2026-11-01',
      order: 'placed_at',
    });
  });

  it('drop what makes no sense and keep the rest', () => {
    expect(read('offset=-5&order=colour&placed_from=2026-13-45&stopped=perhaps&unknown=1&q=x')).toEqual({
      limit: 20,
      offset: 0,
      q: 'x',
      order: '-placed_at',
    });
  });

  it('go back to the first page when they change, but not when the page turns', () => {
    const params = new URLSearchParams('q=a&offset=40');
    expect(changedParams(params, { stage: 'paid' }).toString()).toBe('q=a&stage=paid');
    expect(changedParams(params, { offset: '60' }).toString()).toBe('q=a&offset=60');
    expect(changedParams(params, { offset: '0', q: '' }).toString()).toBe('');
  });

  it('leave the address they were read from alone', () => {
    const params = new URLSearchParams('offset=40');
    changedParams(params, { q: 'x' });
    expect(params.toString()).toBe('offset=40');
  });
});
