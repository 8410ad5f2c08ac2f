import { Decimal } from '../../../model/index.ts';
import { openOf } from '../../case-totals.ts';
import { agrees, ended, isAcknowledged, summary, told, verdict, type Step } from './step.ts';

/** What we tell the agency of a case that is out. */
export const COMMANDS: readonly Step[] = [
  {
    id: 'direct-payment',
    expected: 'A payment to us lowers the balance over there; the rest closes the case as paid.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      const open = openOf(hub.submitted(caseId).totals);
      const part = Decimal.of('36.80');
      await hub.command(caseId, 'direct_payment', paymentOf(`${caseId}-p1`, part));
      const agreed = await agrees(hub, caseId);
      await hub.command(caseId, 'direct_payment', paymentOf(`${caseId}-p2`, open.minus(part)));
      const closed = await hub.until(() => hub.status(caseId).outcome === 'paid');
      return verdict(agreed && closed && (await agrees(hub, caseId)), summary(hub.status(caseId)));
    },
  },
  {
    id: 'credit-note-and-amendment',
    expected: 'A credit note and an amendment change the balance over there as they do here.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'credit_note', {
        creditNoteNo: 'A-1',
        issued: '2026-11-20',
        amount: Decimal.of('12.34'),
        itemId: 'F17',
      });
      const credited = await agrees(hub, caseId);
      const before = hub.submitted(caseId);
      const items = before.items.filter(({ kind }) => kind !== 'fee');
      const amended = { ...before, version: 2, items, totals: { ...before.totals, fees: Decimal.of('0.00') } };
      const answer = await hub.command(caseId, 'amend', { case: amended });
      return verdict(credited && isAcknowledged(answer) && (await agrees(hub, caseId)), told(answer));
    },
  },
  {
    id: 'pause-and-resume',
    expected: 'A case is paused on command, and goes on on command.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'pause', { reason: 'acceptance' });
      const paused = await hub.until(() => hub.status(caseId).paused);
      await hub.command(caseId, 'resume', {});
      const resumed = await hub.until(() => !hub.status(caseId).paused);
      return verdict(paused && resumed, `${paused ? 'paused' : 'not paused'}, ${resumed ? 'resumed' : 'not resumed'}`);
    },
  },
  {
    id: 'withdraw',
    expected: 'A case is withdrawn on command.',
    async run(hub) {
      const { caseId } = await hub.submit('accepted');
      await hub.command(caseId, 'withdraw', { reason: 'goodwill' });
      return ended(hub, caseId, 'withdrawn');
    },
  },
];

const paymentOf = (paymentId: string, amount: Decimal) => ({
  paymentId,
  amount,
  valueDate: '2026-11-20',
  allocation: { principal: amount, interest: Decimal.ZERO, fees: Decimal.ZERO, costs: Decimal.ZERO },
});
