import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

interface Module {
  exports: unknown;
}
/** What a script of the bundle is: an expression of this type. */
type Body = (
  require: (name: string) => unknown,
  module: Module,
  importModule: (name: string) => Promise<unknown>,
) => void;

/**
 * The scripts of the bundle, loaded with the code that V8 compiled when they ran before, functions included: Node's own cache of compiled
 * modules keeps what is compiled when a module is loaded, and that is next to nothing of it. Half of a cold start was compiling.
 */
export class CompiledScripts {
  readonly #folder: string;
  readonly #cache: string;
  readonly #modules = new Map<string, Module>();
  readonly #compiled = new Map<string, Script>();

  /** @param folder the scripts, whose names change with their content: V8 compares no more than their length */
  constructor(folder: string, cache: string) {
    this.#folder = folder;
    this.#cache = `${cache}/${process.version}-${process.arch}`;
  }

  readonly load = (name: string): unknown => {
    if (!name.startsWith('./')) return createRequire(`${this.#folder}/`)(name);
    const loaded = this.#modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const module: Module = { exports: {} };
    this.#modules.set(name, module);
    const body = this.#script(name.slice('./'.length)).runInThisContext() as Body;
    body(this.load, module, this.#import);
    return module.exports;
  };

  readonly #import = (name: string): Promise<unknown> =>
    import(name.startsWith('.') ? pathToFileURL(`${this.#folder}/${name}`).href : name);

  #script(name: string): Script {
    const filename = `${this.#folder}/${name}`;
    const cachedData = keptIn(`${this.#cache}/${name}`);
    const script = new Script(readFileSync(filename, 'latin1'), {
      filename,
      ...(cachedData && { cachedData }),
    });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#compiled.set(name, script);
    return script;
  }

  /** Keeps what V8 compiled since the start, for the next one. Who cannot write there starts slower, and that is all. */
  keep(): void {
    if (this.#compiled.size === 0) return;
    try {
      mkdirSync(this.#cache, { recursive: true, mode: 0o700 });
      for (const [name, script] of this.#compiled) {
        const file = `${this.#cache}/${name}`;
        // Another process may read it meanwhile.
        const own = `${file}.${process.pid}`;
        writeFileSync(own, withSum(script.createCachedData()), { mode: 0o600 });
        renameSync(own, file);
      }
    } catch {
      // A full disk, or a home that may only be read.
    }
  }
}

/** Bytes of the checksum behind the code. V8 believes what it is given: a byte that went wrong on the disk would be run. */
const SUM = 4;

function withSum(code: Buffer): Buffer {
  const sum = Buffer.alloc(SUM);
  sum.writeUInt32LE(crc32(code));
  return Buffer.concat([code, sum]);
}

function keptIn(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, -SUM);
    return bytes.readUInt32LE(bytes.length - SUM) === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
