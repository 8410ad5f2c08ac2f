import { describe, expect, it } from 'vitest';
import { shownEvent } from './shown-event.ts';

const at = '2026-11-22T10:00:00Z';
const invoice = { kind: 'invoice', part: 'all', number: 'F2026-00001' };
const creditNote = { kind: 'creditNote', part: 'r1', number: 'A2026-00001' };

describe('an event of the history', () => {
  it.each([
    ['order.invoiced', { documents: [invoice] }, 'order.invoiced', 'F2026-00001'],
    ['order.credited', { documents: [creditNote] }, 'order.credited', 'A2026-00001'],
    // As events were kept before credit notes had a kind of their own.
    ['order.invoiced', { documents: [creditNote] }, 'order.credited', 'A2026-00001'],
    ['order.invoiced', { documents: [invoice, creditNote] }, 'order.invoiced', 'F2026-00001, A2026-00001'],
    ['order.pushed', { connection: 'ledger', reference: 'L-1' }, 'order.pushed', 'L-1'],
    ['order.retried', { code: 'ARTICLE_UNKNOWN', reason: 'Article created' }, 'order.retried', 'Article created'],
    ['order.stopped', { code: 'ARTICLE_UNKNOWN' }, 'order.stopped', 'ARTICLE_UNKNOWN'],
    ['order.taken', { revision: 1 }, 'order.taken', null],
  ])('%s %j is shown as %s, %s', (kind, details, shownKind, message) => {
    expect(shownEvent({ at, kind, details })).toEqual({ at, kind: shownKind, message });
  });
});
