import type { z } from 'zod';
import { created, found, misconfigured, rejected, transient, uncertain, type Failure } from '../outcome.ts';
import type {
  AgencyCapabilities,
  AgencyIo,
  AgencyMode,
  CollectionAgency,
  Diagnosis,
  Outcome,
  Receipt,
} from '../port.ts';
import { readEvent } from '../read-event.ts';
import { COMMAND_TYPES, type AgencyCommand } from '../schema/index.ts';
import { call, type Call, type CallAnswer } from './call.ts';
import type { HttpConfig } from './config.ts';
import { balancesBody, capabilitiesBody, eventsBody, receiptBody, refusalBody } from './wire.ts';

/** The collections API seen as an agency. */
export function httpAgency(config: HttpConfig, mode: AgencyMode, io: AgencyIo): CollectionAgency {
  const endpoint = config[mode];
  const ask = (request: Call): Promise<CallAnswer | Failure> =>
    endpoint === undefined ? Promise.resolve(NOT_SET_UP) : call(io, endpoint, config.timeoutMs, request);

  async function get<T>(path: string, shape: z.ZodType<T>): Promise<Outcome<T>> {
    const answer = await ask({ method: 'GET', path });
    if (!answer.ok) return answer;
    const parsed = shape.safeParse(answer.json);
    if (answer.status === 200 && parsed.success) return found(parsed.data);
    return answer.status === 200 ? transient(UNREADABLE) : refusalOf(answer);
  }

  async function sendOne(command: AgencyCommand): Promise<Outcome<Receipt>> {
    const answer = await ask({
      method: 'POST',
      path: '/v1/commands',
      body: command,
      idempotencyKey: command.commandId,
    });
    return answer.ok ? receiptOf(answer, command.commandId, uncertain(UNREADABLE)) : answer;
  }

  /** One after the other: the first that did not arrive holds those behind it in the case. */
  async function sendCase(commands: readonly AgencyCommand[]): Promise<readonly Outcome<Receipt>[]> {
    const outcomes: Outcome<Receipt>[] = [];
    let held: Failure | undefined;
    for (const command of commands) {
      const outcome = held ?? (await sendOne(command));
      if (!outcome.ok && outcome.kind !== 'rejected') held ??= HELD;
      outcomes.push(outcome);
    }
    return outcomes;
  }

  return {
    mode,
    async capabilities() {
      const asked = await get('/v1/capabilities', capabilitiesBody);
      return asked.ok ? capabilitiesOf(asked.value) : DEFAULTS;
    },
    async check() {
      return diagnosesOf(await get('/v1/capabilities', capabilitiesBody), mode);
    },
    async send(commands) {
      const byCase = [...Map.groupBy(commands, ({ caseId }) => caseId).values()];
      const outcomes = new Map<AgencyCommand, Outcome<Receipt>>();
      await eachOf(byCase, config.concurrency, async (group) => {
        for (const [index, outcome] of (await sendCase(group)).entries()) {
          const command = group[index];
          if (command !== undefined) outcomes.set(command, outcome);
        }
      });
      return commands.map((command) => outcomes.get(command) ?? HELD);
    },
    async receipt(commandId) {
      const answer = await ask({ method: 'GET', path: `/v1/commands/${encodeURIComponent(commandId)}` });
      if (!answer.ok) return answer;
      return answer.status === 404 ? found(null) : receiptOf(answer, commandId, transient(UNREADABLE));
    },
    async events(cursor, limit) {
      const page = await get(`/v1/events?${query(cursor, limit)}`, eventsBody);
      return page.ok ? found({ ...page.value, events: page.value.events.map(readEvent) }) : page;
    },
    balances: (cursor, limit) => get(`/v1/balances?${query(cursor, limit)}`, balancesBody),
    close: () => Promise.resolve(),
  };
}

/** Runs `work` for every entry, so many at once. */
async function eachOf<T>(entries: readonly T[], atOnce: number, work: (entry: T) => Promise<void>): Promise<void> {
  const rest = entries.values();
  const worker = async () => {
    for (const entry of rest) await work(entry);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.length) }, worker));
}

function query(cursor: string | null, limit: number): string {
  return new URLSearchParams({ ...(cursor !== null && { after: cursor }), limit: String(limit) }).toString();
}

/** 201: taken now; 200: it was taken before. */
function receiptOf(answer: CallAnswer, commandId: string, unreadable: Failure): Outcome<Receipt> {
  if (answer.status !== 200 && answer.status !== 201) return refusalOf(answer);
  const parsed = receiptBody.safeParse(answer.json);
  if (!parsed.success || parsed.data.commandId !== commandId) return unreadable;
  const { status, reference, code, reason } = parsed.data;
  if (status === 'refused')
    return refusal({ code: code ?? 'AGENCY_REFUSED', reason: reason ?? 'The agency refused the command.' });
  const receipt: Receipt = { commandId, state: 'acknowledged', ...(reference !== undefined && { reference }) };
  return answer.status === 201 ? created(receipt) : found(receipt);
}

function refusalOf({ json, status }: CallAnswer): Failure {
  const parsed = refusalBody.safeParse(json);
  if (parsed.success) return refusal(parsed.data);
  return misconfigured({
    code: 'AGENCY_NOT_AN_API',
    message: `The agency answered ${status} without saying why.`,
    advice: 'Check the address of the agency, and its version of the API.',
  });
}

function refusal({ code, reason, field }: z.output<typeof refusalBody>): Failure {
  const cause = {
    code,
    message: reason.slice(0, 300),
    advice: 'Mend what the agency names, then send the command again.',
  };
  return rejected(cause, field);
}

function capabilitiesOf({ commands, paths, webhooks }: z.output<typeof capabilitiesBody>): AgencyCapabilities {
  return { ...DEFAULTS, commands, paths, events: webhooks ? 'webhook' : 'poll' };
}

function diagnosesOf(asked: Outcome<z.output<typeof capabilitiesBody>>, mode: AgencyMode): readonly Diagnosis[] {
  if (!asked.ok) {
    const { message, advice } = asked.cause;
    return [{ check: 'reachable', ok: false, message, ...(advice !== undefined && { advice }) }];
  }
  const reached = { check: 'reachable', ok: true, message: 'The agency answers, and takes the token.' };
  const right = asked.value.mode === mode;
  const side = {
    check: 'side',
    ok: right,
    message: right ? `It is the ${mode} side.` : `It is the ${asked.value.mode} side, not the ${mode} side.`,
    ...(!right && { advice: 'Put the address of the right side into the connection.' }),
  };
  return [reached, side];
}

const DEFAULTS: AgencyCapabilities = {
  commands: COMMAND_TYPES,
  paths: ['extrajudicial', 'judicial', 'monitoring'],
  acknowledgement: 'at-once',
  events: 'webhook',
  batchSize: 100,
  pageSize: 200,
  transport: 'http',
};
const UNREADABLE = {
  code: 'AGENCY_ANSWER_UNREADABLE',
  message: 'The answer is not as the description of the API has it.',
};
const HELD = transient({
  code: 'AGENCY_EARLIER_COMMAND',
  message: 'An earlier command of the case has not arrived; this one was not sent.',
});
const NOT_SET_UP = misconfigured({
  code: 'AGENCY_NOT_SET_UP',
  message: 'This side of the agency has no address in the connection settings.',
  advice: 'Name the address of the live side before the agency goes live.',
});
