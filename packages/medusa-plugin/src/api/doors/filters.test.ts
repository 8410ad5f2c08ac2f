import { describe, expect, it } from 'vitest';
import { invoiceListQuery, orderListQuery } from '../admin/quittance/contract.ts';
import { invoiceFilters, orderFilters, ordering } from './filters.ts';

describe('the filters of the lists', () => {
  it('say nothing when nothing is asked', () => {
    expect(orderFilters({})).toEqual({});
    expect(invoiceFilters({}, '2026-11-22', 'UTC')).toEqual({});
  });

  it('take a search as text, not as a pattern', () => {
    expect(orderFilters({ q: '50%_' })).toMatchObject({ $or: [{ number: { $ilike: '%50\\%\\_%' } }, {}, {}] });
  });

  it('cover whole days, both ends included', () => {
    expect(orderFilters({ placed_from: '2026-11-01', placed_to: '2026-11-02' })).toEqual({
      placed_at: { $gte: '2026-11-01T00:00:00.000Z', $lte: '2026-11-02T23:59:59.999Z' },
    });
  });

  it('overdue is owed and past its day: the day itself is not', () => {
    expect(invoiceFilters({ overdue: 'true' }, '2026-11-22', 'UTC')).toEqual({
      is_open: true,
      due_date: { $lt: '2026-11-22' },
    });
  });

  it('know what came of a delivery: silence settles what was accepted', () => {
    const november = { delivery: 'bounced', delivery_from: '2026-11-16', delivery_to: '2026-11-16' } as const;
    expect(invoiceFilters(november, '2026-11-22', 'Europe/Paris')).toEqual({
      delivery_state: { $in: ['bounced'] },
      delivery_at: { $gte: '2026-11-15T23:00:00.000Z', $lt: '2026-11-16T23:00:00.000Z' },
    });
    expect(invoiceFilters({ delivery: 'accepted' }, '2026-11-22', 'UTC')).toEqual({
      delivery_state: { $in: ['accepted', 'settled'] },
    });
    expect(invoiceListQuery.safeParse({ delivery: 'sending' }).success).toBe(false);
  });

  it('settle ties by the id, so that pages do not overlap', () => {
    expect(ordering('-placed_at')).toEqual({ placed_at: 'DESC', id: 'DESC' });
    expect(ordering('number')).toEqual({ number: 'ASC', id: 'ASC' });
  });

  it('the contract refuses what no list knows', () => {
    expect(orderListQuery.safeParse({ limit: '50', stopped: 'true' }).success).toBe(true);
    for (const query of [
      { limit: '0' },
      { limit: 'many' },
      { stopped: 'yes' },
      { placed_from: '22/11/2026' },
      { sql: '1' },
    ])
      expect(orderListQuery.safeParse(query).success).toBe(false);
    expect(invoiceListQuery.safeParse({ kind: 'receipt' }).success).toBe(false);
  });
});
