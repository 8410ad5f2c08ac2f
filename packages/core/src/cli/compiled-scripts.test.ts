import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompiledScripts } from './compiled-scripts.ts';

let home = '';
const scripts = (): string => join(home, 'scripts');
const cache = (): string => join(home, 'cache');
const kept = (): string => join(cache(), `${process.version}-${process.arch}-5eed`);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'quittance-scripts-'));
  mkdirSync(scripts());
  writeFileSync(
    join(scripts(), 'sum.js'),
    `({"./sum.js/sum-A.js":function(require,module){module.exports={sum:(a,b)=>require("./plus.js/plus-A.js").plus(a,b)}}})`,
  );
  writeFileSync(
    join(scripts(), 'plus.js'),
    `({"./plus.js/plus-A.js":function(require,module,importModule){module.exports={plus:require("./plus.js/both-A.js").plus,sep:require("node:path").sep,ofModule:()=>importModule("../one.mjs")}},"./plus.js/both-A.js":function(require,module){module.exports={plus:(a,b)=>a+b}}})`,
  );
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function start(): { readonly loaded: CompiledScripts; readonly sum: (a: number, b: number) => number } {
  const loaded = new CompiledScripts({ folder: scripts(), cache: cache(), hash: '5eed' });
  const { sum } = loaded.load('./sum.js/sum-A.js') as { sum: (a: number, b: number) => number };
  return { loaded, sum };
}

describe('scripts with their compiled code', () => {
  it('load each other, packages, and modules while they run', async () => {
    const { loaded, sum } = start();
    expect(sum(1, 2)).toBe(3);
    writeFileSync(join(home, 'one.mjs'), 'export const one = 1;');
    const plus = loaded.load('./plus.js/plus-A.js') as { sep: string; ofModule: () => Promise<{ one: number }> };
    expect(plus).toBe(loaded.load('./plus.js/plus-A.js'));
    expect(plus.sep).toBe('/');
    expect((await plus.ofModule()).one).toBe(1);
  });

  it('say which module they lack', () => {
    expect(() => start().loaded.load('./plus.js/minus-A.js')).toThrow('./plus.js/minus-A.js');
  });

  it('keep the functions that ran, once', () => {
    const first = start();
    first.loaded.keep();
    const before = readFileSync(join(kept(), 'sum.js'));
    first.sum(1, 2);
    expect(readdirSync(kept())).toEqual(['sum.js']);
    const second = start();
    expect(second.sum(1, 2)).toBe(3);
    second.loaded.keep();
    expect(readdirSync(kept())).toEqual(['plus.js', 'sum.js']);
    expect(readFileSync(join(kept(), 'sum.js')).equals(before)).toBe(true);
  });

  it.each([
    ['cut off', (code: Buffer) => code.subarray(0, 10)],
    ['empty', () => Buffer.alloc(0)],
    ['wrong in a byte', (code: Buffer) => code.map((byte, index) => (index === code.length >> 1 ? byte ^ 1 : byte))],
  ])('are compiled anew where the code kept is %s', (_, broken) => {
    start().loaded.keep();
    const file = join(kept(), 'sum.js');
    const whole = readFileSync(file);
    writeFileSync(file, broken(whole));
    const { loaded, sum } = start();
    expect(sum(1, 2)).toBe(3);
    loaded.keep();
    expect(readFileSync(file).length).toBeGreaterThanOrEqual(whole.length);
  });

  it('run where nothing can be kept', () => {
    writeFileSync(cache(), 'a file, where a folder should be');
    const { loaded, sum } = start();
    expect(sum(1, 2)).toBe(3);
    expect(() => loaded.keep()).not.toThrow();
  });

  it('keep their code for their owner alone', () => {
    start().loaded.keep();
    for (const path of [kept(), join(kept(), 'sum.js')]) expect(statSync(path).mode & 0o077).toBe(0);
  });
});
