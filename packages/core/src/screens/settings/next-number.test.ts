import { describe, expect, it } from 'vitest';
import { draftOf, type Draft } from './draft.ts';
import { nextNumber } from './next-number.ts';

const today = '2026-11-21';
const draft = (changes: Draft = {}): Draft => ({ ...draftOf(null), ...changes });

describe('the preview of the next number', () => {
  it('continues the counter of the series', () => {
    expect(nextNumber(draft(), 'invoice', today, { 'F2026-{N}': 42 })).toEqual({ kind: 'next', number: 'F2026-00042' });
  });

  it('begins a new series with the first number of the settings', () => {
    const changed = draft({ 'numbering.invoice': 'INV-{YY}{MM}-{N:4}', 'numbering.startAt': '500' });
    expect(nextNumber(changed, 'invoice', today, { 'F2026-{N}': 42 })).toEqual({
      kind: 'next',
      number: 'INV-2611-0500',
    });
  });

  it('goes on where it was when an old pattern is typed again', () => {
    const counters = { 'F2026-{N}': 42, 'INV26-{N}': 7 };
    expect(nextNumber(draft({ 'numbering.invoice': 'INV{YY}-{N:3}' }), 'invoice', today, counters)?.number).toBe(
      'INV26-007',
    );
    expect(nextNumber(draft(), 'invoice', today, counters)?.number).toBe('F2026-00042');
  });

  it('only gives an example when the counters are not known', () => {
    expect(nextNumber(draft(), 'creditNote', today, undefined)).toEqual({ kind: 'example', number: 'A2026-00001' });
  });

  it('shows nothing for a pattern that makes no lawful number', () => {
    expect(nextNumber(draft({ 'numbering.invoice': 'F{YYYY}' }), 'invoice', today, {})).toBeUndefined();
  });
});
