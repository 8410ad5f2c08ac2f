import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { returnsTls } from './returns-tls.ts';

const folder = mkdtempSync(join(tmpdir(), 'quittance-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makePair(name: string): { readonly returnsKey: string; readonly returnsCert: string } {
  const [returnsKey, returnsCert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', [...request, '-subj', '/CN=mx.example', '-keyout', returnsKey, '-out', returnsCert], {
    stdio: 'ignore',
  });
  return { returnsKey, returnsCert };
}

it('offers encryption with a key of its own, and none without', async () => {
  expect(await returnsTls({})).toEqual({});
  const { tls } = await returnsTls(makePair('own'));
  expect(tls?.key).toContain('PRIVATE KEY');
  expect(tls?.cert).toContain('BEGIN CERTIFICATE');
});

it('refuses half a pair, a pair that does not belong together, and what is none', async () => {
  const [one, other] = [makePair('one'), makePair('other')];
  writeFileSync(join(folder, 'none.key'), 'nothing');
  for (const options of [
    { returnsKey: one.returnsKey },
    { returnsCert: one.returnsCert },
    { returnsKey: one.returnsKey, returnsCert: other.returnsCert },
    { returnsKey: join(folder, 'none.key'), returnsCert: one.returnsCert },
  ])
    await expect(returnsTls(options)).rejects.toMatchObject({ problem: { code: 'OPTION_INVALID' } });
  await expect(returnsTls({ ...one, returnsKey: join(folder, 'gone') })).rejects.toMatchObject({
    problem: { code: 'FILE_UNREADABLE' },
  });
});
