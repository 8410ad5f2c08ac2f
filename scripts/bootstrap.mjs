// npm start, npm test and the other tasks begin here, on any Node >= 20.19 with nothing installed:
// it installs the workspace once, then runs the task under the Node 24 that came with the packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants as access,
  existsSync,
  mkdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { constants, homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, run, signalRunning, step, StepError } from './steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const TASKS = ['start', 'test', 'build', 'check', 'packed', 'format'];
const INSTALL_GIGABYTES = 2.5;

/** @param {NodeJS.Signals} signal */
const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 0);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StepError(
    `Node ${process.versions.node} is too old: Quittance needs 20.19 or later to set itself up.`,
    'npx -y n@10 lts   (or install Node 24 from https://nodejs.org)',
  );
}

/** @param {string} path */
function writable(path) {
  try {
    accessSync(path, access.W_OK);
    return true;
  } catch {
    return false;
  }
}

function checkCheckout() {
  const stuck = [root, join(root, 'node_modules')].find((path) => existsSync(path) && !writable(path));
  if (stuck === undefined) return;
  throw new StepError(
    `${stuck} is not writable for this user, and packages must be installed into it.`,
    `sudo chown -R "$(id -un)" "${root}"`,
  );
}

function checkSpace() {
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 1e9;
  if (free >= INSTALL_GIGABYTES) return;
  throw new StepError(
    `The disk of ${root} has ${free.toFixed(1)} GB free; the packages need ${INSTALL_GIGABYTES} GB.`,
    'npm cache clean --force   (or free space another way)',
  );
}

/** npm and pnpm keep caches in the home directory; without one that can be written, the checkout lends its own. */
function environment() {
  const home = process.env['HOME'] ?? homedir();
  if (process.platform === 'win32' || (existsSync(home) && writable(home))) return process.env;
  const lent = join(root, '.data', 'home');
  mkdirSync(lent, { recursive: true });
  console.log(`  The home directory ${home} is not writable: caches go to ${lent}.`);
  return { ...process.env, HOME: lent };
}

/** @param {string} output */
function installFailure(output) {
  if (/ENOSPC|No space left/i.test(output))
    return new StepError('The disk is full.', 'npm cache clean --force   (or free space another way)');
  if (/ERR_PNPM_OUTDATED_LOCKFILE/.test(output))
    return new StepError('pnpm-lock.yaml does not match a package.json.', `npx -y ${manifest.config.pnpm} install`);
  if (
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|network|error sending request|dns error/i.test(
      output,
    )
  ) {
    return new StepError(
      'The npm registry cannot be reached; packages are installed from it once.',
      'npm ping   (mend the network or `npm config set proxy …` until it answers, then run this again)',
    );
  }
  if (/E?ACCES|EPERM|permission denied/i.test(output)) {
    return new StepError(
      'A folder that packages are installed into or cached in is not writable.',
      `sudo chown -R "$(id -un)" "${root}" "$(npm config get cache)"`,
    );
  }
  if (/E404|ERR_PNPM_FETCH_404|ERR_PNPM_NO_MATCHING_VERSION/.test(output)) {
    return new StepError(
      'The configured npm registry lacks a package that Quittance pins.',
      'npm config delete registry   (or ask who keeps your registry mirror)',
    );
  }
  return undefined;
}

function installStamp() {
  const hash = createHash('sha256');
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, name)));
  return hash.update(`${manifest.config.pnpm} ${process.platform} ${process.arch}`).digest('hex');
}

/** @param {NodeJS.ProcessEnv} env */
async function install(env) {
  const stampFile = join(root, 'node_modules', '.quittance-installed');
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  checkCheckout();
  checkSpace();
  // `-y`: npx must not ask, whatever the user's npm is set to. The frozen lockfile is what makes it the same everywhere.
  const args = ['-y', manifest.config.pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const options = { cwd: root, env, log: join(root, '.data', 'logs', 'install.log'), mend: installFailure };
  await step('Installing packages, among them Node 24 and PostgreSQL 18', 60, (note) =>
    run('npx', args, { ...options, note }),
  );
  writeFileSync(stampFile, stamp);
}

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const require = createRequire(join(root, 'package.json'));
  for (const name of [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`]) {
    try {
      const path = require.resolve(`${name}/package.json`);
      return join(dirname(path), JSON.parse(readFileSync(path, 'utf8')).bin.node);
    } catch {
      continue;
    }
  }
  throw new StepError(
    `npm has no Node 24 for ${process.platform}-${process.arch}, and this is Node ${process.versions.node}.`,
    'npx -y n@10 24   (or install Node 24 from https://nodejs.org)',
  );
}

/** @param {string} task @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function perform(task, args, env) {
  const node = node24();
  const path = [dirname(node), join(root, 'node_modules', '.bin'), env['PATH']].join(delimiter);
  const child = spawn(node, [join(root, 'scripts', `${task}.ts`), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, PATH: path },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve(code ?? exitCodeOf(signal ?? 'SIGKILL')));
  });
}

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

async function main() {
  const [task = '', ...args] = process.argv.slice(2);
  if (!TASKS.includes(task)) throw new StepError(`There is no task "${task}".`, `npm run ${TASKS.join(' | npm run ')}`);
  checkNode();
  const abort = (/** @type {NodeJS.Signals} */ signal) => {
    signalRunning(signal);
    process.exit(exitCodeOf(signal));
  };
  for (const signal of SIGNALS) process.on(signal, abort);
  const env = environment();
  await install(env);
  for (const signal of SIGNALS) process.off(signal, abort);
  return perform(task, args, env);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(2);
  },
);
