import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { claim, noteShop, release } from './running.ts';
import { StepError } from './steps.mjs';
import { root } from './workspace.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-running-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A process whose command line names this checkout, as the shop's does. */
function lookalike() {
  return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', root], { detached: true, stdio: 'ignore' });
}

describe('the claim on the demo', () => {
  it('is refused while another start runs, and names how to end that one', async () => {
    const other = lookalike();
    writeFileSync(join(dir, 'running.json'), JSON.stringify({ pid: other.pid }));
    await expect(claim(dir)).rejects.toSatisfy(
      (error) => error instanceof StepError && error.mend === `kill -INT ${other.pid}`,
    );
    other.kill();
    await once(other, 'exit');
    await claim(dir);
  });

  it('ends the shop that a killed start left behind', async () => {
    const shop = lookalike();
    const gone = once(shop, 'exit');
    await claim(dir);
    noteShop(dir, shop.pid ?? 0);
    await claim(dir);
    await gone;
    release(dir);
  });

  it('spares a stranger who has the old number by now', async () => {
    const stranger = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    writeFileSync(join(dir, 'running.json'), JSON.stringify({ pid: stranger.pid, shop: stranger.pid }));
    await claim(dir);
    expect(stranger.exitCode).toBe(null);
    expect(stranger.kill()).toBe(true);
  });
});

describe('freePort', () => {
  it.each(['127.0.0.1', '::1'])('finds another port when the wanted one is taken on %s', async (host) => {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const address = server.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await freePort(taken)).not.toBe(taken);
    server.close();
    await once(server, 'close');
    expect(await freePort(taken)).toBe(taken);
  });
});
