import { agrees, ended, flagged, summary, verdict, type Step } from './step.ts';

/** What the agency tells, up to the end. */
export const ENDINGS: readonly Step[] = [
  {
    id: 'dispute',
    expected: 'A dispute and a question stop the case until they are answered.',
    async run(hub) {
      const { caseId } = await hub.submit('dispute');
      const stopped = await hub.until(() => hub.status(caseId).disputed && hub.status(caseId).needsAnswer.length === 1);
      const [requestId = ''] = hub.status(caseId).needsAnswer;
      if (stopped) await hub.command(caseId, 'answer_request', { requestId, text: 'It was not complained of.' });
      const goesOn =
        stopped && (await hub.until(() => !hub.status(caseId).disputed && hub.status(caseId).needsAnswer.length === 0));
      return verdict(goesOn, summary(hub.status(caseId)));
    },
  },
  {
    id: 'settlement',
    expected: 'A settlement is offered, approved and paid, and ends the case.',
    async run(hub) {
      const { caseId } = await hub.submit('settlement');
      const offered = await hub.until(() => hub.status(caseId).needsAnswer.length === 1);
      const [requestId = ''] = hub.status(caseId).needsAnswer;
      if (offered) await hub.command(caseId, 'approve_settlement', { requestId, approved: true });
      const outcome = await ended(hub, caseId, 'settled');
      return verdict(outcome.passed && (await agrees(hub, caseId)), outcome.happened);
    },
  },
  {
    id: 'remittance',
    expected: 'A remittance comes with its commission; gross less commission is net, and both books agree.',
    async run(hub) {
      const { caseId } = await hub.submit('remittance');
      const remitted = () => hub.events(caseId).find((event) => event.type === 'remittance');
      await hub.until(() => remitted() !== undefined);
      const event = remitted();
      const right =
        event?.type === 'remittance' &&
        event.payload.commission.isPositive() &&
        !flagged(hub.status(caseId), 'REMITTANCE_DIFFERS');
      return verdict(
        right && (await agrees(hub, caseId)),
        event?.type === 'remittance'
          ? `${event.payload.gross.toString()} less ${event.payload.commission.toString()}`
          : 'none came',
      );
    },
  },
  {
    id: 'close-paid',
    expected: 'A case that is paid to the agency is closed as paid, and both books agree.',
    async run(hub) {
      const { caseId } = await hub.submit('paid');
      const outcome = await ended(hub, caseId, 'paid');
      return verdict(outcome.passed && (await agrees(hub, caseId)), outcome.happened);
    },
  },
  {
    id: 'close-uncollectible',
    expected: 'A case that cannot be collected is closed as uncollectible.',
    run: async (hub) => ended(hub, (await hub.submit('uncollectible')).caseId, 'uncollectible'),
  },
  {
    id: 'reject',
    expected: 'A case that is rejected is ours again.',
    async run(hub) {
      const { caseId } = await hub.submit('rejected');
      return verdict(await hub.until(() => hub.status(caseId).rejected), summary(hub.status(caseId)));
    },
  },
];
