import { agencyCommand, type AgencyCommand, type CommandPayloads, type CommandType } from '../../agencies/index.ts';
import type { IsoDateTime } from '../../model/index.ts';
import { insertCommand, readAgency, type CaseRow, type TenantTransaction } from '../../store/index.ts';
import { nowOf, QUEUE, type Road } from '../road.ts';

/** Where a command stands in its case. */
export interface CommandPlace {
  readonly caseId: string;
  readonly seq: number;
  readonly at: IsoDateTime;
}

/** Puts commands of a locked case into the outbox, in their order; those that are there already are not doubled. */
export async function addCommands(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  by: string,
  commands: readonly ((place: CommandPlace) => AgencyCommand)[],
): Promise<void> {
  let seq = row.nextSeq;
  for (const make of commands) {
    const command = make({ caseId: row.id, seq, at: nowOf(road) });
    const { commandId: id, type } = command;
    const added = await insertCommand(
      trx,
      { id, caseId: row.id, agency: row.agency, mode: row.mode, seq, type, command, by },
      nowOf(road),
    );
    if (added) seq += 1;
  }
  const agency = seq === row.nextSeq ? undefined : await readAgency(trx, row.agency);
  if (agency !== undefined) await road.jobs.enqueue(trx, QUEUE.commands, [agency.job]);
}

/** A command that a person gives: each time it is another one. */
export function commandOf<T extends CommandType>(type: T, payload: CommandPayloads[T]) {
  return ({ caseId, seq, at }: CommandPlace): AgencyCommand =>
    agencyCommand.parse({ commandId: `${caseId}:${type}:${seq}`, caseId, seq, at, type, payload });
}
