import { agencyCase, agencyCommand, forgetInCase, forgetInCommand, forgetInRaw } from '../../agencies/index.ts';
import {
  commandsOf,
  eventsOfCases,
  writeForgottenCases,
  type EndedCase,
  type TenantTransaction,
} from '../../store/index.ts';

/**
 * Forgets who the debtor is in these locked cases, which no agency has any more. What was claimed, paid and let go stays, as part of the books; a case
 * that an agency still works stays whole, for a claim is pursued under it.
 */
export async function forgetCases(trx: TenantTransaction, cases: readonly EndedCase[]): Promise<void> {
  if (cases.length === 0) return;
  const ids = cases.map(({ id }) => id);
  await writeForgottenCases(trx, {
    cases: cases.map(({ id, content }) => ({ id, content: forgetInCase(agencyCase.parse(content)) })),
    commands: (await commandsOf(trx, ids)).map(({ id, command }) => ({
      id,
      command: forgetInCommand(agencyCommand.parse(command)),
    })),
    events: (await eventsOfCases(trx, ids)).map(({ id, event }) => ({ id, event: forgetInRaw(event) })),
  });
}
