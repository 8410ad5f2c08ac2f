import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptanceReport } from '../agencies/index.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-agency-cli-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function start(args: readonly string[], env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function quittance(args: readonly string[], env: Record<string, string> = {}) {
  const child = start(args, env);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, stdout, stderr };
}

function configFile(name: string, content: unknown): string {
  const path = join(dir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('quittance agency', { timeout: 240_000 }, () => {
  it('accepts the simulated agency, and prints the report', async () => {
    const file = configFile('simulated.json', { agency: 'nord', adapter: 'simulated', config: { seed: 7 } });
    const { code, stdout } = await quittance(['--json', 'agency', 'accept', file, '--pause', '0', '--looks', '4']);
    const report = acceptanceReport.parse(JSON.parse(stdout));
    expect(report).toMatchObject({ passed: true, agency: 'nord', adapter: 'simulated' });
    expect(code).toBe(0);
  });

  it('accepts a served agency over HTTP and over files, and fails with the wrong token', async () => {
    const folder = mkdtempSync(join(dir, 'drop-'));
    const agency = start([
      'agency',
      'simulate',
      '--port',
      '0',
      '--token',
      'secret-token',
      '--folder',
      folder,
      '--format',
      'xml',
    ]);
    try {
      const [first] = await once(agency.stdout, 'data');
      const url = /http:\/\/[0-9.:]+/.exec(String(first))?.[0] ?? '';
      const http = configFile('http.json', { agency: 'nord', adapter: 'http', config: { test: { url } } });
      const run = (...more: string[]) => [
        '--json',
        'agency',
        'accept',
        http,
        '--pause',
        '0',
        '--looks',
        '5',
        '--secret-env',
        'token=TOKEN',
        ...more,
      ];
      expect((await quittance(run(), { TOKEN: 'secret-token' })).code).toBe(0);
      const wrong = await quittance(run(), { TOKEN: 'other' });
      expect(wrong.code).toBe(1);
      expect(acceptanceReport.parse(JSON.parse(wrong.stdout)).steps[0]).toMatchObject({
        id: 'submit',
        passed: false,
        happened: 'misconfigured: AGENCY_TOKEN_REFUSED',
      });
      const config = { test: { folder }, format: 'csv', acknowledgeWithinMinutes: 0 };
      const files = configFile('files.json', { agency: 'nord', adapter: 'files', config });
      const { code, stdout } = await quittance(['agency', 'accept', files, '--pause', '300', '--looks', '20']);
      expect(stdout).toContain('✓ lost-acknowledgement');
      expect(stdout).toContain('Passed: all 22 steps.');
      expect(code).toBe(0);
    } finally {
      agency.kill('SIGTERM');
      await once(agency, 'exit');
    }
  });

  it.each([
    ['FILE_UNREADABLE', undefined],
    ['JSON_MALFORMED', '{'],
    ['AGENCY_CONFIG_INVALID', { agency: 'Nord!', adapter: 'http', config: {} }],
    ['AGENCY_ADAPTER_UNKNOWN', { agency: 'nord', adapter: 'fax', config: {} }],
    ['AGENCY_CONFIG_INVALID', { agency: 'nord', adapter: 'http', config: { test: { url: 'http://agency.example' } } }],
    ['SECRET_MISSING', { agency: 'nord', adapter: 'http', config: { test: { url: 'https://agency.example' } } }],
  ])('cannot run: %s', async (code, content) => {
    const file = content === undefined ? join(dir, 'none.json') : configFile('bad.json', content);
    const result = await quittance(['--json', 'agency', 'accept', file]);
    expect(result.code).toBe(2);
    expect(JSON.parse(result.stdout)).toMatchObject({ ok: false, problems: [{ code, advice: expect.any(String) }] });
  });
});
