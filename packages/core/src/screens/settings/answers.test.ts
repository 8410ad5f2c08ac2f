import { vatCategoryCode } from '../../model/index.ts';
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  CATEGORIES,
  hasDuplicates,
  nextAnswer,
  readAnswers,
  storedAnswers,
  writeAnswers,
  type Answer,
} from './answers.ts';

const stored = {
  'service:domestic:consumer': { category: 'E', reasonCode: 'VATEX-EU-132-1I' },
  'goods:moon:consumer': { category: 'G' },
};
const training: Answer = {
  supply: 'service',
  place: 'domestic',
  buyer: 'consumer',
  category: 'E',
  reason: 'VATEX-EU-132-1I',
};

describe('standing answers', () => {
  it('are read, written and read again', () => {
    expect(answersOf(stored)).toEqual([training]);
    expect(readAnswers(writeAnswers([training]))).toEqual([training]);
    expect(storedAnswers([training], stored)).toEqual(stored);
  });

  it('leave alone what these screens do not know', () => {
    expect(storedAnswers([], stored)).toEqual({ 'goods:moon:consumer': { category: 'G' } });
  });

  it('tidy the reason code, and leave an empty one out', () => {
    expect(storedAnswers([{ ...training, reason: ' vatex-eu-o ' }], {})).toEqual({
      'service:domestic:consumer': { category: 'E', reasonCode: 'VATEX-EU-O' },
    });
    expect(storedAnswers([{ ...training, reason: ' ' }], {})).toEqual({
      'service:domestic:consumer': { category: 'E' },
    });
  });

  it('are one per case', () => {
    expect(hasDuplicates([training, { ...training, category: 'Z' }])).toBe(true);
    expect(hasDuplicates([training, { ...training, buyer: 'public' }])).toBe(false);
  });

  it('are offered for every case once, eighteen in all', () => {
    const all: Answer[] = [];
    for (let next = nextAnswer(all); next !== undefined; next = nextAnswer(all)) all.push(next);
    expect(all).toHaveLength(18);
    expect(hasDuplicates(all)).toBe(false);
  });

  it('name categories that core knows', () => {
    expect(CATEGORIES.every((category) => vatCategoryCode.safeParse(category).success)).toBe(true);
  });
});
