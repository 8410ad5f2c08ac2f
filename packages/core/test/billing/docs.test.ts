import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CORE = join(import.meta.dirname, '../../src');
const page = readFileSync(join(import.meta.dirname, '../../../../docs/billing.md'), 'utf8');

const CODE = /'([A-Z]+(?:_[A-Z]+)+)'/g;
const codesOf = (room: string): string[] =>
  readdirSync(join(CORE, room), { encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(CORE, room, file), 'utf8').matchAll(CODE)].map(([, code]) => code ?? ''));

describe('docs/billing.md', () => {
  it('tells of every code that stops an order, and of no other', () => {
    const table = page.slice(page.indexOf('| code |'));
    const told = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code);
    expect(told.toSorted()).toEqual([...new Set([...codesOf('billing'), ...codesOf('model')])].toSorted());
  });
});
