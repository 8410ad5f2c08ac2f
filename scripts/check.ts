import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildCore } from './build.ts';
import { crossedFloors, platformNames } from './floors.ts';
import { duration, explain } from './steps.mjs';
import { root } from './workspace.ts';

/** Every check runs, even after one failed: a person mends them together. */
interface Check {
  readonly name: string;
  /** What is wrong; empty when nothing is. */
  run(): readonly string[];
}

function tool(path: string, ...args: string[]): readonly string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return status === 0 ? [] : [stdout, stderr].filter((text) => text !== '');
}

const PROJECTS = [
  'scripts',
  'packages/core',
  'packages/shopify-app',
  'packages/shopify-app/extensions',
  'packages/shopify-app/extensions/order-status',
  'packages/shopify-app/src/admin',
  'packages/shopify-app/browser-tests',
  'packages/salesforce-connector',
  'packages/medusa-plugin',
  'packages/medusa-plugin/src/admin',
  'packages/medusa-plugin/demo',
  'packages/medusa-plugin/integration-tests',
  'packages/medusa-plugin/browser-tests',
  'bench',
];

const CHECKS: readonly Check[] = [
  ...PROJECTS.map((project) => ({
    name: `types of ${project}`,
    run: () => tool('typescript/bin/tsc', '--noEmit', '-p', join(project, 'tsconfig.json')),
  })),
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  {
    name: 'floors',
    run: () => [...crossedFloors(root), ...platformNames(root).map((line) => `core names a host platform: ${line}`)],
  },
  { name: 'format (npm run format mends it)', run: () => tool('oxfmt/bin/oxfmt', '--check') },
];

function main(): number {
  const failed: string[] = [];
  for (const { name, run } of CHECKS) {
    const started = performance.now();
    const problems = run();
    console.log(`${problems.length === 0 ? '✓' : '✗'} ${name}: ${duration((performance.now() - started) / 1000)}`);
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) failed.push(name);
  }
  console.log(
    failed.length === 0
      ? `${CHECKS.length} checks passed`
      : `${failed.length} of ${CHECKS.length} checks failed: ${failed.join(', ')}`,
  );
  return failed.length === 0 ? 0 : 1;
}

try {
  // The plugins see core as its users do: through its built types.
  await buildCore();
  process.exitCode = main();
} catch (error) {
  explain(error);
  process.exitCode = 2;
}
