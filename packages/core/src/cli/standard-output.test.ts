import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

const MODULE = join(import.meta.dirname, 'standard-output.ts');
const LINES = 20_000;
const WRITES = `
  const { stdout, styled } = await import(${JSON.stringify(MODULE)});
  for (let line = 0; line < ${LINES}; line += 1) stdout.line(styled('red', \`\${line} \${'é'.repeat(100)}\`));
`;

function writing(env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, ['--input-type=module', '-e', WRITES], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('standard output', () => {
  it('is written whole, however slow its reader is', async () => {
    const child = writing();
    child.stdout.pause();
    await sleep(500);
    const lines = (await text(child.stdout)).split('\n');
    expect(lines).toHaveLength(LINES + 1);
    expect(lines[LINES - 1]).toBe(`${LINES - 1} ${'é'.repeat(100)}`);
  });

  it('may be closed early: that is no failure', async () => {
    const child = writing();
    const [said, [code]] = await Promise.all([
      text(child.stderr),
      once(child, 'exit'),
      once(child.stdout, 'data').then(() => child.stdout.destroy()),
    ]);
    expect(said).toBe('');
    expect(code).toBe(0);
  });

  it('is no terminal where nobody reads it', async () => {
    const asks = `const { mayBeTerminal } = await import(${JSON.stringify(MODULE)}); process.stderr.write(String(mayBeTerminal));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', asks], { stdio: ['ignore', 'ignore', 'pipe'] });
    expect(await text(child.stderr)).toBe('false');
  });

  it('is coloured for who asks for it', async () => {
    const child = writing({ FORCE_COLOR: '1' });
    expect(await text(child.stdout)).toContain('\u001B[31m0 ');
  });
});
