import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { acceptanceRun, isRehearsed } from './rehearsal.ts';

it.each([
  ['the first of a run', `${acceptanceRun(new Date('2026-11-30T17:00:00Z'))}-01`, true],
  ['the hundredth of a run', `${acceptanceRun(new Date('2099-01-01T00:00:00Z'))}-100`, true],
  ['a real one', randomUUID(), false],
  ['one of another creditor', 'A4711-01', false],
  ['none', undefined, false],
])('%s (%s) is a rehearsal: %s', (_which, caseId, rehearsed) => expect(isRehearsed(caseId)).toBe(rehearsed));
