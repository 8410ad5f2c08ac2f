import { describe, expect, it } from 'vitest';
import { canMove, isSettled, stage } from './road.ts';

describe('the road of an order', () => {
  it('leads from received to paid, step by step', () => {
    const road = ['received', 'taken', 'pushed', 'invoiced', 'delivered', 'tracked', 'paid'] as const;
    road.slice(1).forEach((to, index) => expect(canMove(road[index] ?? 'received', to)).toBe(true));
  });

  it('never invoices what it has not taken, and never pays what it has not invoiced', () => {
    expect(canMove('received', 'invoiced')).toBe(false);
    expect(canMove('taken', 'paid')).toBe(false);
    expect(canMove('pushed', 'paid')).toBe(false);
  });

  it('can stop everywhere but at the end, and resume from a stop', () => {
    const moving = stage.options.filter((at) => at !== 'stopped' && at !== 'cancelled');
    expect(moving.every((at) => canMove(at, 'stopped'))).toBe(true);
    expect(moving.every((at) => canMove('stopped', at))).toBe(true);
  });

  it('takes an order again when the shop changed it', () => {
    expect(
      ['pushed', 'invoiced', 'delivered', 'tracked', 'paid', 'credited', 'cancelled'].every((at) =>
        canMove(stage.parse(at), 'taken'),
      ),
    ).toBe(true);
  });

  it('counts no stop as a move, and settles only paid, credited and cancelled', () => {
    expect(stage.options.some((at) => canMove(at, at))).toBe(false);
    expect(stage.options.filter(isSettled)).toEqual(['paid', 'credited', 'cancelled']);
  });
});
