import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Answer, SimulatedAgency } from './agency.ts';
import { textAt, type JsonObject } from './json.ts';

export interface ServeOptions {
  readonly agency: SimulatedAgency;
  readonly token: string;
  readonly port?: number;
  /** Where events are pushed by {@link ServedAgency.push}. */
  readonly webhook?: { readonly url: string; readonly secret: string };
}

export interface ServedAgency {
  readonly url: string;
  /** Pushes what was not pushed yet; answers the status, or `undefined` when there was nothing. What was not answered with 2xx is pushed again. */
  push(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Serves the simulated agency by the published description of the collections API, on this machine alone. */
export async function serveSimulatedAgency({ agency, token, port = 0, webhook }: ServeOptions): Promise<ServedAgency> {
  const server = createServer((request, response) => {
    void answer(agency, token, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  let pushed = 0;
  return {
    url: `http://127.0.0.1:${bound}`,
    async push() {
      const { events, next } = agency.events(pushed, 100);
      if (webhook === undefined || events.length === 0) return undefined;
      const status = await deliver(webhook, `D-${pushed}-${next}`, events);
      if (status >= 200 && status < 300) pushed = next;
      return status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function deliver(
  { url, secret }: { readonly url: string; readonly secret: string },
  deliveryId: string,
  events: readonly JsonObject[],
): Promise<number> {
  const body = JSON.stringify({ deliveryId, events });
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'quittance-signature': `t=${t},v1=${v1}` };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

async function answer(
  agency: SimulatedAgency,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://agency');
  const say = (status: number, body: unknown) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (!isToken(request.headers.authorization, token))
    return say(401, { code: 'TOKEN_WRONG', reason: 'The token is not valid.' });
  const route = `${request.method ?? ''} ${url.pathname}`;
  if (route === 'POST /v1/commands') return takeCommand(agency, request, response, say);
  if (route.startsWith('GET /v1/commands/')) {
    const known = agency.answerTo(decodeURIComponent(url.pathname.slice('/v1/commands/'.length)));
    return known === undefined
      ? say(404, { code: 'COMMAND_UNKNOWN', reason: 'Never heard of it.' })
      : say(200, receipt(known));
  }
  const [from, limit] = [Number(url.searchParams.get('after') ?? '0'), Number(url.searchParams.get('limit') ?? '100')];
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(limit) || limit < 1)
    return say(400, { code: 'QUERY_WRONG', reason: 'after and limit are whole numbers.' });
  if (route === 'GET /v1/events') {
    const page = agency.events(from, limit);
    return say(200, { ...page, next: String(page.next) });
  }
  if (route === 'GET /v1/balances') {
    const all = agency.balances();
    const balances = all.slice(from, from + limit);
    const next = from + balances.length;
    return say(200, { balances, next: String(next), more: next < all.length });
  }
  if (route === 'GET /v1/capabilities')
    return say(200, {
      mode: agency.mode,
      commands: COMMANDS,
      paths: ['extrajudicial', 'judicial', 'monitoring'],
      webhooks: true,
    });
  return say(404, { code: 'ROUTE_UNKNOWN', reason: 'There is nothing here.' });
}

const COMMANDS = [
  'submit',
  'amend',
  'credit_note',
  'direct_payment',
  'pause',
  'resume',
  'withdraw',
  'answer_request',
  'approve_cost',
  'approve_settlement',
];

async function takeCommand(
  agency: SimulatedAgency,
  request: IncomingMessage,
  response: ServerResponse,
  say: (status: number, body: unknown) => void,
): Promise<void> {
  const command = await bodyOf(request);
  if (command === undefined) return say(400, { code: 'MALFORMED', reason: 'The body is not JSON.' });
  if (request.headers['idempotency-key'] !== textAt(command, 'commandId'))
    return say(400, { code: 'IDEMPOTENCY_KEY_WRONG', reason: 'The header names another command than the body.' });
  const taken = agency.take(command);
  if (taken.status === 'refused') return say(taken.code === 'COMMAND_ID_REUSED' ? 409 : 422, refusal(taken));
  if (taken.lost) return void response.destroy();
  return say(taken.status === 'taken' ? 201 : 200, receipt(taken));
}

function receipt({ commandId, status, reference }: Answer): JsonObject {
  return { commandId, status, ...(reference !== undefined && { reference }) };
}

function refusal({ code, reason, field }: Extract<Answer, { readonly status: 'refused' }>): JsonObject {
  return { code, reason, ...(field !== undefined && { field }) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [header ?? '', `Bearer ${token}`].map((text) =>
    createHmac('sha256', 'token').update(text).digest(),
  );
  return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
}
