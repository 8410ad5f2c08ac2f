import { expect, it } from 'vitest';
import { deliveryState, outcomeOf } from '../../model/index.ts';
import { ENGLISH } from '../testing/english-words.ts';
import { outcomeChosen, outcomeOptions } from './outcome-options.ts';

it('names every outcome in words, and no state that is still on its way', () => {
  const options = outcomeOptions(ENGLISH.tOr);
  expect(options.find(({ value }) => value === 'bounced')?.label).toBe('Came back');
  expect(options.filter(({ value, label }) => value === label)).toEqual([]);
  const found = new Set(deliveryState.options.flatMap((state) => outcomeOf(state) ?? []));
  expect([...found].toSorted()).toEqual(options.map(({ value }) => value).toSorted());
  expect(outcomeOf('sending')).toBeUndefined();
  expect(outcomeOf('settled')).toBe('accepted');
});

it('forgets the days of a delivery with the choice', () => {
  expect(outcomeChosen('bounced', ['from'])).toEqual({ delivery: 'bounced' });
  expect(outcomeChosen(undefined, ['from', 'to'])).toEqual({ delivery: undefined, from: undefined, to: undefined });
});
