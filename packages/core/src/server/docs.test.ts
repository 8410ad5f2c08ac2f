import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './api.ts';
import { Metrics } from './metrics.ts';

const DOCS = join(import.meta.dirname, '../../../../docs');

describe('docs/http-api.md', () => {
  const page = readFileSync(join(DOCS, 'http-api.md'), 'utf8');

  it.each(OPERATIONS.map(({ method, path, role }) => [method.toUpperCase(), path, role]))(
    'tells of %s %s with its role',
    (method, path, role) => {
      expect(page).toContain(`| \`${method} ${path}\` | ${role} |`);
    },
  );

  it('tells of no other', () => {
    const told = [...page.matchAll(/^\| `(GET|POST|PUT) (\/v1\/[^`]+)` \|/gm)];
    expect(told).toHaveLength(OPERATIONS.length);
  });
});

describe('docs/operations.md', () => {
  it('lists exactly the metrics there are', async () => {
    const metrics = new Metrics();
    metrics.watch(() => Promise.resolve([]));
    const { body } = await metrics.text();
    const exposed = [...body.matchAll(/^# TYPE (quittance_\w+)/gm)].map(([, name]) => name);
    const page = readFileSync(join(DOCS, 'operations.md'), 'utf8');
    const told = [...page.matchAll(/^\| `(quittance_\w+)/gm)].map(([, name]) => name);
    expect(told.toSorted()).toEqual(exposed.toSorted());
  });
});
