import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { collectionsApi } from '../../../test/agencies/collections-api.ts';
import { serveSimulatedAgency } from '../simulated/serve.ts';
import { AT, played } from '../testing/told-events.ts';

const path = join(import.meta.dirname, '../../../../../docs/schemas/collections-api.openapi.json');
const text = `${JSON.stringify(collectionsApi(), null, 2)}\n`;

/** `UPDATE=1` writes it anew. */
describe('docs/schemas/collections-api.openapi.json', () => {
  it('is up to date', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(path, text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('describes what the simulated agency answers', async () => {
    const description = JSON.parse(readFileSync(path, 'utf8'));
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(description, 'api');
    const { agency } = played('every-event');
    const served = await serveSimulatedAgency({ agency, token: 't' });
    const command = { commandId: 'p', caseId: 'C-9', seq: 2, at: AT, type: 'pause', payload: { reason: 'x' } };
    const calls = [
      ['get', '/v1/events', '/v1/events?limit=100', 200],
      ['get', '/v1/balances', '/v1/balances', 200],
      ['get', '/v1/capabilities', '/v1/capabilities', 200],
      ['get', '/v1/commands/{commandId}', '/v1/commands/c1', 200],
      ['get', '/v1/commands/{commandId}', '/v1/commands/none', 404],
      ['post', '/v1/commands', '/v1/commands', 422],
    ] as const;
    try {
      for (const [method, route, url, status] of calls) {
        const init = method === 'post' ? { body: JSON.stringify(command) } : {};
        const response = await fetch(served.url + url, {
          method,
          headers: { authorization: 'Bearer t', 'idempotency-key': 'p' },
          ...init,
        });
        expect(response.status).toBe(status);
        const pointer = ['paths', route, method, 'responses', String(status), 'content', 'application/json', 'schema'];
        const validate = ajv.compile({
          $ref: `api#/${pointer.map((step) => encodeURIComponent(step.replaceAll('/', '~1'))).join('/')}`,
        });
        const answer: unknown = await response.json();
        expect(validate(answer)).toBe(true);
        expect(validate({ ...(answer as object), next: 7, code: 7, commandId: 7, mode: 7 })).toBe(false);
      }
    } finally {
      await served.close();
    }
  });
});
