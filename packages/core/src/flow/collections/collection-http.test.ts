import { createHmac } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { newApiKey } from '../../access/index.ts';
import { serveSimulatedAgency, simulatedAgency } from '../../agencies/index.ts';
import { systemClock } from '../../model/index.ts';
import { apiKeyCallers, createApi, Metrics } from '../../server/index.ts';
import { SCHEMAS } from '../../server/view-schemas.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { LENIENT } from '../testing/collection-bed.ts';
import { playing } from '../testing/playing.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

const SECRET = 'whsec_test';

withTestDatabase('an agency over HTTP', roadSuite, (database) => {
  it('is set up, accepted, gone live with, told and heard through the API, webhooks included', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'lilas' });
    const worker = await quittance.work({ maintenance: false });
    const key = newApiKey();
    const api = createApi({
      quittance,
      identify: apiKeyCallers(() => Promise.resolve({ tenantId: tenant, role: 'admin', hash: key.hash })),
      log: pino({ enabled: false }),
      metrics: new Metrics(),
    });
    const test = simulatedAgency({ seed: 3, mode: 'test', clock: systemClock });
    const accepting = playing(simulatedAgency({ seed: 3, mode: 'live', clock: systemClock }), () => 'accepted');
    let isAway = false;
    const live: typeof accepting = {
      ...accepting,
      events(from, limit) {
        if (isAway) throw new Error('away');
        return accepting.events(from, limit);
      },
    };
    const served = await Promise.all([test, live].map((agency) => serveSimulatedAgency({ agency, token: 'sesame' })));
    onTestFinished(async () => {
      await worker.stop();
      await quittance.close();
      for (const each of served) await each.close();
    });
    const ask = async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${key.token}`, 'content-type': 'application/json' };
      const answer = await api.request(path, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, json: await answer.json() };
    };

    const [there, here] = served.map(({ url }) => ({ url }));
    const input = {
      name: 'Nord Inkasso',
      adapter: 'http',
      config: { test: there, live: here },
      secrets: { token: 'sesame', webhook: SECRET },
      selection: LENIENT,
    };
    const put = await ask('PUT', '/v1/agencies/nord', input);
    expect(SCHEMAS.Agency.parse(put.json)).toMatchObject({ state: 'test', secrets: ['token', 'webhook'] });
    expect(JSON.stringify(put.json)).not.toContain('sesame');
    expect((await ask('POST', '/v1/agencies/nord/check')).json).toMatchObject({ ok: true });
    const early = await ask('POST', '/v1/agencies/nord/go-live', { liveFrom: '2020-01-01' });
    expect(early).toMatchObject({ status: 422, json: { problems: [{ code: 'AGENCY_NOT_ACCEPTED' }] } });
    expect((await ask('POST', '/v1/agencies/nord/accept')).json).toMatchObject({ acceptance: { state: 'running' } });
    const state = async () => SCHEMAS.Agency.parse((await ask('GET', '/v1/agencies/nord')).json).acceptance.state;
    await until(async () => (await state()) === 'passed');
    expect(SCHEMAS.AcceptanceReport.parse((await ask('GET', '/v1/agencies/nord/acceptance')).json).steps).toHaveLength(
      22,
    );
    // Whoever looks at the test side afterwards is told of the run again, and need not look at any of it.
    expect(await quittance.collections.agencies.reconcile(tenant, 'nord')).toMatchObject({ ok: true });
    expect((await quittance.collections.agencies.strays(tenant, 'nord')).items).toEqual([]);
    const keyDate = { liveFrom: '2020-01-01', dueBefore: 'migrate' };
    expect((await ask('POST', '/v1/agencies/nord/go-live', keyDate)).json).toMatchObject({ state: 'live' });

    const customerId = await overdueCustomer();
    const drafted = await ask('POST', '/v1/cases', { agency: 'nord', customerId, currency: 'EUR' });
    expect(SCHEMAS.Case.parse(drafted.json).criteria.map(({ code }) => code)).toEqual(['LEVEL_TOO_LOW']);
    await ask('PUT', '/v1/agencies/nord', { ...input, selection: { ...LENIENT, minLevel: 0 } });
    const { id } = SCHEMAS.Case.parse(drafted.json);
    const out = await ask('POST', `/v1/cases/${id}/hand-over`);
    expect(SCHEMAS.Case.parse(out.json)).toMatchObject({ mode: 'live', status: { state: 'submitted' } });
    const view = async () => SCHEMAS.Case.parse((await ask('GET', `/v1/cases/${id}`)).json);
    await until(async () => (await view()).status.acknowledged);
    expect(SCHEMAS.CasePage.parse((await ask('GET', '/v1/cases?out=true&agency=nord')).json).items).toHaveLength(1);
    expect(SCHEMAS.CandidatePage.parse((await ask('GET', '/v1/agencies/nord/candidates')).json).items).toEqual([]);
    const batch = await ask('GET', '/v1/agencies/nord/first-batch?liveFrom=2020-01-01');
    expect(SCHEMAS.FirstBatch.parse(batch.json).wouldSend).toEqual([]);

    const told = (await view()).events.length;
    const file = live.cases.get(id);
    if (file === undefined) throw new Error('no case');
    const event = {
      schemaVersion: '1.0',
      eventId: 'W1',
      caseId: id,
      seq: told + 1,
      occurredAt: new Date().toISOString(),
      type: 'contacted',
      payload: { channel: 'phone', reached: true },
    };
    const push = (body: string, secret = SECRET, path = '/agencies/lilas/nord/live/events') => {
      const t = Math.floor(Date.now() / 1_000);
      const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
      return api.request(path, { method: 'POST', body, headers: { 'quittance-signature': `t=${t},v1=${v1}` } });
    };
    const body = JSON.stringify({ deliveryId: 'D1', events: [event] });
    expect((await push(body, 'wrong')).status).toBe(401);
    expect((await push(body, SECRET, '/agencies/lilas/other/live/events')).status).toBe(404);
    expect((await push(body, SECRET, '/agencies/nobody/nord/live/events')).status).toBe(404);
    expect((await push('x'.repeat(5_000_001))).status).toBe(413);
    expect((await push('{}')).status).toBe(400);
    const taken = await push(body);
    expect([taken.status, await taken.json()]).toEqual([200, { stored: 1, repeated: 0 }]);
    expect(await (await push(body)).json()).toEqual({ stored: 0, repeated: 1 });
    await until(async () => (await view()).events.some(({ id: each }) => each === 'W1'));

    isAway = true;
    expect((await ask('POST', '/v1/agencies/nord/reconcile')).json).toMatchObject({
      problems: [{ code: 'AGENCY_ANSWER_LOST', retry: 'later' }],
    });
    isAway = false;
    const reconciled = await ask('POST', '/v1/agencies/nord/reconcile');
    expect(SCHEMAS.CollectionReconciliation.parse(reconciled.json)).toMatchObject({ cases: 1, differences: [] });
    await connectedBy('gone');
    expect((await ask('POST', '/v1/agencies/nord/reconcile')).json).toMatchObject({
      problems: [{ code: 'AGENCY_ADAPTER_UNKNOWN', retry: 'after-fix' }],
    });
    await connectedBy('http');
    const stop = { reason: 'A pause.', running: 'hold' };
    expect((await ask('POST', '/v1/agencies/nord/stop', stop)).json).toMatchObject({ state: 'stopped' });
    expect((await ask('POST', `/v1/cases/${id}/withdraw`, { reason: 'goodwill' })).status).toBeOneOf([200, 422]);

    async function overdueCustomer(): Promise<string> {
      const business = {
        kind: 'business' as const,
        name: 'Librairie du Port SARL',
        siren: '552100554',
        billingAddress: { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
      };
      const overrides = { buyer: { ...business, customerId: 'c-1' }, payments: [] };
      await quittance.acceptOrder(tenant, sampleOrder('1', { overrides }));
      const document = await until(async () => (await quittance.documents.list(tenant)).items[0]);
      return overdue(document.id);
    }

    /** As when another release of the product, with other adapters, set the agency up. */
    async function connectedBy(adapter: string): Promise<void> {
      const client = new pg.Client(database().url);
      await client.connect();
      await client.query('update quittance.connection set adapter = $1, version = version + 1', [adapter]);
      await client.end();
    }

    /** Nobody waits for a month: the due day is put into the past. */
    async function overdue(document: string): Promise<string> {
      const client = new pg.Client(database().url);
      await client.connect();
      const { rows } = await client.query(
        `update quittance.open_item set due_date = '2020-02-01' where document_id = $1 returning customer_id`,
        [document],
      );
      await client.end();
      return rows[0].customer_id;
    }
  });
});
