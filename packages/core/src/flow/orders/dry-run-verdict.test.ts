import { expect, test } from 'vitest';
import { dryRunVerdict } from './dry-run-verdict.ts';
import type { DryRun } from '../quittance.ts';

const PROBLEM = { code: 'X', message: 'x', advice: 'x', retry: 'after-fix' } as const;
const document = (kind: 'invoice' | 'deposit' | 'creditNote', total: string): DryRun['documents'][number] => ({
  kind,
  part: 'order',
  format: 'en16931-ubl' as DryRun['documents'][number]['format'],
  findings: [],
  ubl: '',
  total,
});

test.each([
  ['an order that cannot be read', { ok: false, problems: [PROBLEM] }, { verdict: 'stop', problems: [PROBLEM] }],
  [
    'a problem',
    { ok: true, value: { documents: [document('invoice', '1')], problems: [PROBLEM] } },
    { verdict: 'stop', problems: [PROBLEM] },
  ],
  ['no document', { ok: true, value: { documents: [], problems: [] } }, { verdict: 'skip', problems: [] }],
  [
    'a credit note alone',
    { ok: true, value: { documents: [document('creditNote', '5')], problems: [] } },
    { verdict: 'skip', problems: [] },
  ],
  [
    'what was paid before and the rest',
    {
      ok: true,
      value: {
        documents: [document('deposit', '0.1'), document('invoice', '0.2'), document('creditNote', '9')],
        problems: [],
      },
    },
    { verdict: 'invoice', invoiceTotal: '0.3', problems: [] },
  ],
] as const)('%s', (_, run, verdict) => {
  expect(dryRunVerdict(run)).toEqual(verdict);
});
