import { expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import type { Outcome, Receipt } from '../port.ts';
import { answered, commandOf, sendOne, submission, valueOf } from './hub.ts';
import type { AgencySystem } from './system.ts';

/** Telling the agency, once whatever happens. */
export function sendCases(system: () => AgencySystem): void {
  it('hands a case over, and knows its receipt', async () => {
    const agency = await system().connect();
    const command = submission();
    expect(await sendOne(agency, command)).toMatchObject({
      ok: true,
      created: true,
      value: { commandId: command.commandId },
    });
    const receipt = valueOf(await answered(system(), agency, command.commandId));
    expect(receipt).toMatchObject({ commandId: command.commandId, state: 'acknowledged' });
    expect(receipt?.reference).toMatch(/^SIM-\d+$/);
    expect(system().agency.cases.get(command.caseId)).toMatchObject({ principal: 230_0000n, paid: 40_0000n });
  });

  it('knows nothing of a command that was never sent', async () => {
    const agency = await system().connect();
    expect(await agency.receipt('never:sent')).toMatchObject({ ok: true, value: null });
  });

  it('is idempotent: again, from another session, and many at once', async () => {
    const command = submission();
    valueOf(await sendOne(await system().connect(), command));
    await system().elapse();
    const sessions = await Promise.all([1, 2, 3].map(() => system().connect()));
    for (const outcome of await Promise.all(sessions.map((agency) => sendOne(agency, command))))
      expect(outcome).toMatchObject({ ok: true, created: false });
    await system().elapse();
    expect([...system().agency.cases.keys()].filter((caseId) => caseId === command.caseId)).toHaveLength(1);
    expect(system().agency.cases.get(command.caseId)?.seq).toBe(2);
  });

  it('answers many in their order, each with its own outcome; a refused one stops no other', async () => {
    const agency = await system().connect();
    const [first, second] = [submission(), submission()];
    const stranger = commandOf('NO-SUCH-CASE', 'pause', 1, { reason: 'x' });
    const pause = commandOf(second.caseId, 'pause', 2, { reason: '=1+1; "quoted"' });
    const commands = [first, stranger, second, pause];
    const sent = await agency.send(commands);
    expect(sent).toHaveLength(4);
    const answers: Outcome<Receipt | null>[] = [];
    for (const { commandId } of commands) answers.push(await answered(system(), agency, commandId));
    const later = sent.map((outcome, index) => (outcome.ok ? answers[index] : outcome));
    expect(later.map((outcome) => outcome?.ok)).toEqual([true, false, true, true]);
    expect(later[1]).toMatchObject({
      kind: 'rejected',
      cause: { code: 'CASE_UNKNOWN', message: expect.any(String), advice: expect.any(String) },
    });
  });

  it('passes on why a case is refused', async () => {
    const agency = await system().connect();
    const command = submission('accepted', {
      totals: { principal: '230.00', interest: '6.80', fees: '40.00', paid: '39.99' },
    });
    const sent = await sendOne(agency, command);
    const outcome = sent.ok ? await answered(system(), agency, command.commandId) : sent;
    expect(outcome).toMatchObject({ ok: false, kind: 'rejected', cause: { code: 'TOTALS_WRONG' } });
    expect(system().agency.cases.has(command.caseId)).toBe(false);
  });

  it('carries texts and amounts as they are', async () => {
    const agency = await system().connect();
    const command = submission();
    await agency.send([command]);
    await answered(system(), agency, command.commandId);
    const payment = commandOf(command.caseId, 'direct_payment', 2, {
      paymentId: 'P-1',
      amount: Decimal.of('-0.0100'),
      valueDate: '2026-11-20',
      allocation: { principal: Decimal.of('-0.01'), interest: Decimal.ZERO, fees: Decimal.ZERO, costs: Decimal.ZERO },
      reference: '-Überweisung, "RF18"; |x',
    });
    await agency.send([payment]);
    valueOf(await answered(system(), agency, payment.commandId));
    expect(system().agency.cases.get(command.caseId)).toMatchObject({ paid: 39_9900n });
    expect(
      system()
        .agency.cases.get(command.caseId)
        ?.items.map(({ documentIds }) => documentIds ?? []),
    ).toEqual([['D1', 'D2'], [], [], []]);
  });
}
