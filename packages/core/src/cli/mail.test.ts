import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bounceOf, mailOf } from '../channels/returns/testing/mails.ts';
import { run } from './run.ts';
import { stdout } from './standard-output.ts';

let folder: string;
let written: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-mail-'));
  written = [];
  vi.spyOn(stdout, 'line').mockImplementation((text: string) => void written.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function file(name: string, octets: Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, octets);
  return path;
}

const bounce = bounceOf('buyer@buyer.example', '5.1.1', '550 5.1.1 User unknown');
const away = mailOf(
  'From: ann@buyer.example',
  'To: invoices@shop.example',
  'Subject: Automatic reply: Invoice',
  'Date: Tue, 3 Mar 2026 09:00:00 +0100',
  '',
  'I am away until 12 March. Please contact Jane Miller, jane@buyer.example.',
);

describe('quittance mail classify', () => {
  it('answers with one JSON line a mail, absent values as null', async () => {
    const paths = [file('bounce.eml', bounce), file('away.eml', away)];
    expect(await run(['mail', 'classify', '--json', ...paths])).toBe(0);
    expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        file: paths[0],
        class: 'bounce',
        recipients: [
          {
            address: 'buyer@buyer.example',
            status: '5.1.1',
            reason: 'userunknown',
            group: 'address',
            action: 'failed',
          },
        ],
        returnDate: null,
        token: null,
      },
      {
        file: paths[1],
        class: 'auto_reply',
        recipients: [{ address: 'ann@buyer.example', status: null, reason: 'vacation', group: null, action: null }],
        returnDate: '2026-03-13',
        token: null,
      },
    ]);
  });

  it('goes down into folders, and judges on when a file cannot be read', async () => {
    file('new/1700000000.M1', bounce);
    file('cur/a.eml', away);
    const missing = join(folder, 'missing');
    expect(await run(['mail', 'classify', '--json', missing, folder])).toBe(2);
    const lines = written.map(
      (line) => JSON.parse(line) as { file: string; class: string | null; problem?: { code: string } },
    );
    expect(lines.map(({ file: path, class: kind, problem }) => [path, kind, problem?.code])).toEqual([
      [missing, null, 'FILE_UNREADABLE'],
      [join(folder, 'cur/a.eml'), 'auto_reply', undefined],
      [join(folder, 'new/1700000000.M1'), 'bounce', undefined],
    ]);
  });

  it('tells people what to do', async () => {
    expect(await run(['mail', 'classify', file('bounce.eml', bounce), file('away.eml', away)])).toBe(0);
    const text = written.join('\n');
    expect(text).toContain('use another address or channel');
    expect(text).toContain('back on 2026-03-13');
    expect(text).toContain('Jane Miller, jane@buyer.example');
  });
});
