import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Verdict = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A document and what the official rules say of it. */
export interface Sample {
  readonly corpus: string;
  readonly name: string;
  readonly syntax: string;
  /** Layer → severity → rule → places. */
  readonly oracle: Readonly<Record<string, Verdict>>;
  /** The file is not well-formed. */
  readonly malformed: boolean;
  /** Layers whose official rules stopped: no verdict. */
  readonly stopped: Readonly<Record<string, string>>;
  bytes(): Uint8Array;
}

interface Line {
  readonly file: string;
  /** How the document was made from another. */
  readonly did?: string;
  readonly syntax: string;
  readonly oracle?: Readonly<Record<string, Verdict>>;
  readonly error?: string;
  readonly errors?: Readonly<Record<string, string>>;
}

interface MutantLine extends Omit<Line, 'file'> {
  readonly base: string;
  readonly edits: readonly (readonly [number, number, string])[];
  readonly op: string;
  readonly path: string;
  readonly sha256: string;
}

/** Every sample below the corpus folder that has an official verdict in the form of `expected.jsonl`. */
export function* samples(corpusDir: string, only?: string): Generator<Sample> {
  for (const corpus of readdirSync(corpusDir).toSorted()) {
    if (only !== undefined && !only.split(',').includes(corpus)) continue;
    const dir = join(corpusDir, corpus);
    const expected = join(dir, 'expected.jsonl');
    if (existsSync(expected))
      for (const line of lines<Line>(expected)) if (line.syntax !== undefined) yield fileSample(corpus, dir, line);
    const mutants = join(dir, 'mutants.jsonl');
    if (existsSync(mutants)) for (const line of lines<MutantLine>(mutants)) yield mutantSample(corpusDir, corpus, line);
  }
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

function fileSample(corpus: string, dir: string, line: Line): Sample {
  return {
    corpus,
    name: line.did === undefined ? line.file : `${line.file} ${line.did}`,
    ...judged(line),
    bytes: () => readFileSync(existsSync(join(dir, line.file)) ? join(dir, line.file) : join(dir, 'files', line.file)),
  };
}

function mutantSample(corpusDir: string, corpus: string, line: MutantLine): Sample {
  return {
    corpus,
    name: `${line.base} [${line.op} ${line.path} ${line.sha256.slice(0, 8)}]`,
    ...judged(line),
    bytes: () => edited(readFileSync(join(corpusDir, line.base)), line.edits),
  };
}

function judged({ syntax, oracle = {}, error, errors = {} }: Omit<Line, 'file'>) {
  return { syntax, oracle, malformed: error !== undefined, stopped: errors };
}

/** Applies byte edits `[offset, deleted, inserted]` from the highest offset to the lowest. */
function edited(bytes: Buffer, edits: MutantLine['edits']): Uint8Array {
  return edits
    .toSorted(([a], [b]) => b - a)
    .reduce<Buffer>(
      (so, [offset, deleted, inserted]) =>
        Buffer.concat([so.subarray(0, offset), Buffer.from(inserted), so.subarray(offset + deleted)]),
      bytes,
    );
}
