import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crossedFloors, platformNames } from './floors.ts';
import { root } from './workspace.ts';

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'quittance-floors-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const room of ['model', 'billing', 'formats', 'store', 'flow', 'server', 'cli'])
    put(`packages/core/src/${room}/index.ts`, `export const ${room} = 1;`);
  put('packages/core/src/billing/split.ts', 'export const split = 1;');
  put('packages/core/package.json', '{ "name": "@quittance/core" }');
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

/** Each is one file too many in a house that is otherwise in order. */
const VIOLATIONS: readonly (readonly [what: string, path: string, text: string, rule: string])[] = [
  [
    'an import upward',
    'packages/core/src/model/order.ts',
    `import { flow } from '../flow/index.ts'; export const a = flow;`,
    'floor-of-model',
  ],
  [
    'an import across',
    'packages/core/src/billing/issue.ts',
    `import { formats } from '../formats/index.ts'; export const a = formats;`,
    'floor-of-billing',
  ],
  [
    'a type from above',
    'packages/core/src/model/party.ts',
    `import type { flow } from '../flow/index.ts'; export type A = typeof flow;`,
    'floor-of-model',
  ],
  [
    'an import past the door',
    'packages/core/src/flow/take.ts',
    `import { split } from '../billing/split.ts'; export const a = split;`,
    'door-of-billing',
  ],
  [
    'node in a browser-safe room',
    'packages/core/src/billing/file.ts',
    `import { join } from 'node:path'; export const a = join;`,
    'browser-safe-billing',
  ],
  [
    'a room without a floor',
    'packages/core/src/attic/box.ts',
    `import { model } from '../model/index.ts'; export const a = model;`,
    'every-room-has-a-floor',
  ],
  [
    'a plugin past the door of core',
    'packages/shopify-app/src/app.ts',
    `import { split } from '../../core/src/billing/split.ts'; export const a = split;`,
    'plugins-use-the-doors-of-core',
  ],
  [
    'a plugin in core',
    'packages/core/src/flow/app.ts',
    `import { a } from '../../../shopify-app/src/index.ts'; export const b = a;`,
    'core-knows-no-plugin',
  ],
  [
    'a plugin in a plugin',
    'packages/salesforce-connector/src/app.ts',
    `import { a } from '../../shopify-app/src/index.ts'; export const b = a;`,
    'plugins-do-not-meet',
  ],
];

describe('the floors', () => {
  it('refuse each of these, by the rule that names it', () => {
    put('packages/shopify-app/src/index.ts', 'export const a = 1;');
    expect(crossedFloors(house)).toEqual([]);
    for (const [, path, text] of VIOLATIONS) put(path, text);
    const crossed = crossedFloors(house);
    const missed = VIOLATIONS.filter(
      ([, path, , rule]) => !crossed.some((line) => line.startsWith(`${rule}: ${path} `)),
    );
    expect(missed).toEqual([]);
  });

  it('let a room use the floors below through their doors, and its tests look inside', () => {
    put(
      'packages/core/src/flow/take.ts',
      `import { billing } from '../billing/index.ts'; import { store } from '../store/index.ts'; export const a = [billing, store];`,
    );
    put('packages/core/src/cli/main.ts', `import { server } from '../server/index.ts'; export const a = server;`);
    put(
      'packages/core/src/flow/take.test.ts',
      `import { split } from '../billing/split.ts'; import { server } from '../server/index.ts'; console.log(split, server);`,
    );
    expect(crossedFloors(house)).toEqual([]);
  });

  it('hold in this checkout', () => {
    expect(crossedFloors(root)).toEqual([]);
  });
});

describe('core never names a host platform', () => {
  it('is noticed, in a comment too', () => {
    put('packages/core/src/flow/take.ts', '// as Medusa does\nexport const a = 1;');
    expect(platformNames(house)).toEqual(['packages/core/src/flow/take.ts:1 Medusa']);
  });

  it('holds in this checkout', () => {
    expect(platformNames(root)).toEqual([]);
  });
});
