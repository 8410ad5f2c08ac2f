import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

interface Module {
  exports: unknown;
}
type Body = (
  require: (name: string) => unknown,
  module: Module,
  importModule: (name: string) => Promise<unknown>,
) => void;
/** What a script of the bundle is: an expression of this type, its modules by their names. */
type Bodies = Readonly<Record<string, Body>>;

/**
 * The scripts of the bundle, loaded with the code that V8 compiled when they ran before, functions included: Node's own cache of compiled
 * modules keeps what is compiled when a module is loaded, and that is next to nothing of it. Half of a cold start was compiling.
 */
export class CompiledScripts {
  readonly #folder: string;
  readonly #cache: string;
  readonly #kept: string;
  readonly #modules = new Map<string, Module>();
  readonly #scripts = new Map<string, Bodies>();
  readonly #compiled = new Map<string, Script>();

  /** @param options.hash of all scripts: V8 itself compares no more than their length */
  constructor({ folder, cache, hash }: { readonly folder: string; readonly cache: string; readonly hash: string }) {
    this.#folder = folder;
    this.#cache = cache;
    this.#kept = `${cache}/${process.version}-${process.arch}-${hash}`;
  }

  /** A module of a script, `./script/module`, or what a package or Node itself gives. */
  readonly load = (name: string): unknown => {
    if (!name.startsWith('./')) return createRequire(`${this.#folder}/`)(name);
    const loaded = this.#modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const module: Module = { exports: {} };
    this.#modules.set(name, module);
    const body = this.#bodies(name.slice('./'.length, name.lastIndexOf('/')))[name];
    if (body === undefined) throw new Error(`${name} is not in the scripts of this installation: install it anew.`);
    body(this.load, module, this.#import);
    return module.exports;
  };

  readonly #import = (name: string): Promise<unknown> => {
    // Modules are kept by Node itself.
    enableCompileCache(this.#cache);
    return import(name.startsWith('.') ? pathToFileURL(`${this.#folder}/${name}`).href : name);
  };

  #bodies(script: string): Bodies {
    let bodies = this.#scripts.get(script);
    if (bodies === undefined) {
      bodies = this.#script(script).runInThisContext() as Bodies;
      this.#scripts.set(script, bodies);
    }
    return bodies;
  }

  #script(name: string): Script {
    const filename = `${this.#folder}/${name}`;
    const cachedData = keptIn(`${this.#kept}/${name}`);
    const script = new Script(readFileSync(filename, 'latin1'), { filename, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#compiled.set(name, script);
    return script;
  }

  /** Keeps what V8 compiled since the start, for the next one. Who cannot write there starts slower, and that is all. */
  keep(): void {
    if (this.#compiled.size === 0) return;
    try {
      mkdirSync(this.#kept, { recursive: true, mode: 0o700 });
      for (const [name, script] of this.#compiled) {
        const file = `${this.#kept}/${name}`;
        // Another process may read it meanwhile.
        const own = `${file}.${process.pid}`;
        const code = script.createCachedData();
        writeFileSync(own, Buffer.concat([code, code]), { mode: 0o600 });
        renameSync(own, file);
      }
    } catch {
      // A full disk, or a home that may only be read.
    }
  }
}

/**
 * V8 believes what it is given: a byte that went wrong on the disk would be run. So the code is kept twice, and compared; Node's checksums are
 * in a module that takes as long to load as a tenth of the judgement.
 */
function keptIn(file: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const half = bytes.length >> 1;
    const code = bytes.subarray(0, half);
    return half > 0 && code.equals(bytes.subarray(half)) ? code : undefined;
  } catch {
    return undefined;
  }
}
