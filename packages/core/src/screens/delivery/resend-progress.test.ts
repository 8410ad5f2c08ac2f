import { describe, expect, it } from 'vitest';
import { throughOf } from './resend-progress.ts';

describe('how far a list of documents to send again is', () => {
  it('counts what left and what waits for a person', () => {
    expect(throughOf({ progress: { accepted: 3, refused: 1, held: 1, withdrawn: 1 } })).toBe(6);
  });

  it('counts nothing that still moves', () => {
    expect(throughOf({ progress: { planned: 2, queued: 4, sending: 1 } })).toBe(0);
    expect(throughOf({ progress: {} })).toBe(0);
  });
});
