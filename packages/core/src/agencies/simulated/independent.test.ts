import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What reaches the product, and so may use its schema. */
const BRIDGES = ['adapter.ts', 'session.ts'];

describe('the simulated agency', () => {
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const imports = (name: string) =>
    [...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/from '(\.\.?\/[^']+)'/g)].map(
      ([, path = '']) => path,
    );

  it('reads and writes by what is published, with nothing of the product’s own readers, writers and sums', () => {
    const borrowed = sources
      .filter((name) => !BRIDGES.includes(name))
      .flatMap((name) => imports(name).map((path) => [name, path] as const))
      .filter(([, path]) => !path.startsWith('./') && path !== '../../model/index.ts');
    expect(borrowed).toEqual([]);
    const clockAlone = readFileSync(join(import.meta.dirname, 'agency.ts'), 'utf8');
    expect(clockAlone).toContain("import type { Clock } from '../../model/index.ts';");
  });

  it('is reached through its session alone (control: that one does use the schema)', () => {
    expect(sources.length).toBeGreaterThan(8);
    expect(imports('session.ts')).toContain('../schema/index.ts');
  });
});
