import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.ts';

/** A line of core that names a host platform: `packages/core/src/flow/orders/take-order.ts:12 medusa`. */
export function platformNames(dir: string): string[] {
  const found: string[] = [];
  for (const path of globSync('packages/core/src/**/*.ts', { cwd: dir }).toSorted()) {
    for (const [index, line] of readFileSync(join(dir, path), 'utf8').split('\n').entries()) {
      const name = /medusa|shopify|salesforce|magento|woocommerce/i.exec(line)?.[0];
      if (name !== undefined) found.push(`${path}:${index + 1} ${name}`);
    }
  }
  return found;
}

/** What dependency-cruiser says against `.dependency-cruiser.mjs`: one line per import that leaves its floor; empty when all is well. */
export function crossedFloors(dir: string): string[] {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [
    cruiser,
    '--config',
    join(root, '.dependency-cruiser.mjs'),
    '--output-type',
    'json',
    ...globSync('packages/*/src', { cwd: dir }),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8', maxBuffer: 1e9 });
  if (stdout === '') throw new Error(`dependency-cruiser ended with ${status}: ${stderr}`);
  const report: { summary: { violations: { from: string; to: string; rule: { name: string } }[] } } =
    JSON.parse(stdout);
  return report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`);
}
