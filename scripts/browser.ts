import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pack, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { stateDirectory } from '../packages/core/src/store/embedded/index.ts';

const BUNDLED = process.platform === 'linux' && process.arch === 'x64';
const CHROMES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/opt/google/chrome/chrome'];

/** Why no browser can run here, or `undefined` when one can. */
export function browserUnavailable(): string | undefined {
  if (BUNDLED || CHROMES.some((path) => existsSync(path))) return undefined;
  return `not on this platform: npm has no Chromium for ${process.platform}-${process.arch}, and no Chrome is installed`;
}

/** A real Chromium, headless, for tests and screenshots. */
export async function launchBrowser(): Promise<Browser> {
  if (!BUNDLED) return chromium.launch({ channel: 'chrome' });
  const home = await unpackChromium();
  // The libraries and fonts come with the package: a minimal machine has neither.
  const env = { ...process.env, LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') };
  return chromium.launch({ executablePath: join(home, 'chromium'), args: flags(), env });
}

const HIDES_FAULTS = ['--disable-web-security', '--allow-running-insecure-content'];
/** Drawing by a pretended graphics card takes both cores of a small machine while anything on the page moves. */
const PRETENDS_GPU = [
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The package's flags, made for functions in a cloud, less those that would hide a fault (CORS and mixed content stay on) and those for WebGL. */
function flags(): string[] {
  return [...pack.args.filter((flag) => ![...HIDES_FAULTS, ...PRETENDS_GPU].includes(flag)), '--disable-gpu'];
}

/** Unpacks Chromium once per version (about 8 s, 210 MB) under a draft name: two test files may want it at the same moment. */
export async function unpackChromium(): Promise<string> {
  const packageRoot = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version }: { version: string } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const home = join(stateDirectory(), `chromium-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  await Promise.all(archives.map((name) => inflateInto(draft, join(packageRoot, 'bin', name))));
  writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontConfiguration(home));
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The package's own file looks for its fonts in /tmp. */
function fontConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>
`;
}

/** The package always unpacks into the temporary directory, which it looks up when called. */
function inflateInto(directory: string, archive: string): Promise<string> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  try {
    return inflate(archive);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
