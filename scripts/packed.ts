import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPlugin } from './build.ts';
import { explain } from './steps.mjs';
import { plugin, root } from './workspace.ts';

try {
  await buildPlugin();
  const script = join(plugin, 'scripts', 'check-packed-plugin.ts');
  process.exitCode =
    spawnSync(process.execPath, [script, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 1;
} catch (error) {
  explain(error);
  process.exitCode = 2;
}
