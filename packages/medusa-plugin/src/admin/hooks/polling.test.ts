import { stage } from '@quittance/core/model';
import { describe, expect, it } from 'vitest';
import type { OrderDetail } from '../../api/admin/quittance/contract.ts';
import { isUnderWay, pollAgain } from './polling.ts';

function at(stage: string): OrderDetail {
  return {
    order: {
      id: 'order_1',
      number: '1',
      stage,
      stopped: null,
      erp_reference: null,
      placed_at: '2026-11-21T10:00:00Z',
      updated_at: '2026-11-21T10:00:00Z',
      currency: 'EUR',
      total: '1.00',
      documents: [],
      events: [],
      waiting: null,
      notes: [],
    },
  };
}

describe('polling an order', () => {
  it('asks while it moves, and stops where it waits for people', () => {
    expect(stage.options.filter((name) => pollAgain(at(name), 0) !== false)).toEqual(['received', 'taken', 'pushed']);
    expect(stage.options.filter(isUnderWay)).toEqual(['received', 'taken', 'pushed']);
  });

  it('asks less often after a minute, and gives up in the end', () => {
    expect(pollAgain(at('taken'), 29)).toBe(2_000);
    expect(pollAgain(at('taken'), 30)).toBe(10_000);
    expect(pollAgain(at('taken'), 90)).toBe(false);
  });

  it('asks a few times for an order that has only just been placed', () => {
    expect(pollAgain({ order: null }, 4)).toBe(2_000);
    expect(pollAgain({ order: null }, 5)).toBe(false);
  });

  it('does not ask before the first answer', () => {
    expect(pollAgain(undefined, 0)).toBe(false);
  });
});
