import { z } from 'zod';
import { caseBalance, COMMAND_TYPES } from '../schema/index.ts';
import { created, found, rejected, STOPPING, uncertain } from '../outcome.ts';
import type { AgencyCapabilities, AgencyIo, CollectionAgency, Outcome, Receipt } from '../port.ts';
import { readEvent } from '../read-event.ts';
import type { Answer, SimulatedAgency } from './agency.ts';

/** The simulated agency in the same process: what it is told and what it tells is JSON all the same. */
export function simulatedSession(agency: SimulatedAgency, io: Pick<AgencyIo, 'signal'>): CollectionAgency {
  const stopping = () => io.signal?.aborted === true;
  return {
    mode: agency.mode,
    capabilities: () => Promise.resolve(CAPABILITIES),
    check: () =>
      Promise.resolve([{ check: 'simulated', ok: true, message: 'The simulated agency is part of this process.' }]),
    send: (commands) =>
      Promise.resolve(
        commands.map((command) =>
          stopping() ? STOPPING : outcomeOf(agency.take(JSON.parse(JSON.stringify(command)))),
        ),
      ),
    receipt: (commandId) => {
      const answer = agency.answerTo(commandId);
      return Promise.resolve(
        answer === undefined ? found(null) : outcomeOf({ ...answer, lost: false, status: 'duplicate' }),
      );
    },
    events: (cursor, limit) => {
      if (stopping()) return Promise.resolve(STOPPING);
      const { events, next, more } = agency.events(place(cursor), limit);
      return Promise.resolve(found({ events: events.map(readEvent), next: String(next), more }));
    },
    balances: (cursor, limit) => {
      const all = agency.balances();
      const from = place(cursor);
      const balances = z.array(caseBalance).parse(all.slice(from, from + limit));
      const next = from + balances.length;
      return Promise.resolve(found({ balances, next: String(next), more: next < all.length }));
    },
    close: () => Promise.resolve(),
  };
}

const place = (cursor: string | null) => (cursor === null ? 0 : z.coerce.number().int().min(0).parse(cursor));

function outcomeOf(answer: Answer): Outcome<Receipt> {
  if (answer.status === 'refused')
    return rejected(
      { code: answer.code, message: answer.reason, advice: 'Mend what the agency names, then send the command again.' },
      answer.field,
    );
  if (answer.lost)
    return uncertain({ code: 'AGENCY_ANSWER_LOST', message: 'The answer of the agency did not arrive.' });
  const { commandId, reference, status } = answer;
  const receipt: Receipt = { commandId, state: 'acknowledged', ...(reference !== undefined && { reference }) };
  return status === 'duplicate' ? found(receipt) : created(receipt);
}

const CAPABILITIES: AgencyCapabilities = {
  commands: COMMAND_TYPES,
  paths: ['extrajudicial', 'judicial', 'monitoring'],
  acknowledgement: 'at-once',
  events: 'poll',
  batchSize: 1_000,
  pageSize: 500,
  transport: 'local',
};
