import { describe, expect, it } from 'vitest';
import { learnHour } from './learn-hour.ts';

const hours = (counts: Readonly<Record<number, number>> = {}) =>
  Array.from({ length: 24 }, (_, hour) => counts[hour] ?? 0);

describe('the hour that suits a customer', () => {
  it('is learned of what the customer did, with the figures', () => {
    expect(learnHour(hours({ 10: 6, 15: 1 }), hours({ 9: 40, 10: 60, 14: 30 }))).toEqual({
      hour: 10,
      explanation: { rule: 'learned-hour', hour: 10, reactions: 6, of: 7, share: expect.any(Number) as number },
    });
  });

  it('is not known after a few clicks, nor where nothing stands out', () => {
    expect(learnHour(hours({ 10: 4 }), hours())).toBeUndefined();
    expect(
      learnHour(
        Array.from({ length: 24 }, () => 2),
        hours(),
      ),
    ).toBeUndefined();
  });

  it('leans on all customers while one of them has done little', () => {
    const all = hours({ 9: 500 });
    expect(learnHour(hours({ 9: 2, 16: 3 }), all)?.hour).toBe(9);
    // The control: the same with many reactions of the customer's own.
    expect(learnHour(hours({ 9: 20, 16: 30 }), all)?.hour).toBe(16);
  });
});
