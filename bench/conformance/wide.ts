/**
 * Makes a corpus that nobody has seen: documents of the known one, changed at random, with what the official rules of a layer say of them.
 *
 *     node bench/conformance/wide.ts --oracle COMMAND --layer cen --into DIR [--count 1000] [--from SEED] [--syntax ubl] [--corpus DIR] [--edits move,copy]
 *     node bench/conformance/run.ts --corpus DIR
 *
 * COMMAND is called as `COMMAND --rules LAYER FOLDER` and prints one line of JSON for each file of the folder, in the form of `expected.jsonl`
 * (`layers` in the place of `oracle`). A seed gives the same document again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chance } from '../fuzz/chance.ts';
import { samples, type Verdict } from './corpus.ts';
import { edited } from './edits.ts';
import { poolOf } from './pool.ts';

const { values } = parseArgs({
  options: {
    oracle: { type: 'string', default: process.env['ORACLE'] ?? '' },
    layer: { type: 'string', default: 'cen' },
    syntax: { type: 'string' },
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    corpus: { type: 'string', default: '../shared/corpus' },
    into: { type: 'string', default: '' },
    edits: { type: 'string' },
  },
});
if (!existsSync(values.corpus) || values.oracle === '' || values.into === '') {
  console.log(`skipped: it takes a --corpus (${values.corpus}), an --oracle and a folder to write --into`);
  process.exit(0);
}

/** BT-24 of the Factur-X layers, whose official rules judge only what claims to be theirs. */
const GUIDELINES: Readonly<Record<string, string>> = {
  'fx-minimum': 'urn:factur-x.eu:1p0:minimum',
  'fx-basicwl': 'urn:factur-x.eu:1p0:basicwl',
  'fx-basic': 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic',
  'fx-en16931': 'urn:cen.eu:en16931:2017',
  'fx-extended': 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
};
const GUIDELINE = /(<(\w+:)?GuidelineSpecifiedDocumentContextParameter>\s*<(?:\w+:)?ID[^>]*>)[^<]*/;
/** Bytes: many small documents meet more rules than few large ones. */
const LARGEST = 60_000;

interface Base {
  readonly name: string;
  readonly corpus: string;
  readonly text: string;
  /** The official rules of the layer have judged it: it is of that kind. */
  readonly own: boolean;
}

function bases(): Base[] {
  const syntaxes = values.layer === 'fr-cdv' ? ['cdar'] : values.layer.startsWith('fx-') ? ['cii'] : ['ubl', 'cii'];
  return [...samples(values.corpus)]
    .filter(({ corpus, syntax, malformed }) => corpus !== 'mutants' && syntaxes.includes(syntax) && !malformed)
    .filter(({ syntax }) => values.syntax === undefined || syntax === values.syntax)
    .map((sample) => ({
      name: sample.name,
      corpus: sample.corpus,
      text: new TextDecoder().decode(sample.bytes()),
      own: values.layer in sample.oracle || values.layer in sample.stopped,
    }))
    .filter(({ text }) => text.length < LARGEST && !/encoding=["'](?!utf-8)/i.test(text));
}

const all = bases();
const pool = poolOf(all.map(({ text }) => text));
/** The documents by the set of the corpus that they are of. */
function sets(own: boolean): readonly (readonly Base[])[] {
  const bySet = new Map<string, Base[]>();
  for (const base of all) if (base.own || !own) bySet.set(base.corpus, [...(bySet.get(base.corpus) ?? []), base]);
  return [...bySet.values()];
}
const [ownSets, allSets] = [sets(true), sets(false)];

/** Three of four of the documents that the layer is meant for, and as many from each set of the corpus. */
function made(seed: number): { readonly did: string; readonly text: string } {
  const dice = chance(seed);
  const from = dice(4) > 0 && ownSets.length > 0 ? ownSets : allSets;
  const set = from[dice(from.length)] ?? [];
  const { name, corpus, text, own } = set[dice(set.length)] as Base;
  const guideline = GUIDELINES[values.layer];
  const claiming = guideline === undefined || own ? text : text.replace(GUIDELINE, `$1${guideline}`);
  const [did, after] = edited(claiming, dice, pool, values.edits?.split(','));
  return { did: `${corpus}/${name} [${did}]`, text: after };
}

interface Answer {
  readonly file: string;
  readonly syntax?: string;
  readonly layers?: Readonly<Record<string, Verdict>>;
  readonly error?: string;
  readonly errors?: Readonly<Record<string, string>>;
}

const folder = join(values.into, values.layer);
mkdirSync(join(folder, 'files'), { recursive: true });
const done = new Map<string, string>();
for (let seed = Number(values.from); seed < Number(values.from) + Number(values.count); seed += 1) {
  const { did, text } = made(seed);
  done.set(`${seed}.xml`, did);
  writeFileSync(join(folder, 'files', `${seed}.xml`), text);
}
const { stdout, status } = spawnSync(values.oracle, ['--rules', values.layer, join(folder, 'files')], {
  encoding: 'utf8',
  maxBuffer: 2 ** 30,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const verdicts = stdout
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Answer)
  .map(({ file, syntax, layers, error, errors }) => ({
    file,
    did: done.get(file),
    syntax: syntax ?? 'none',
    oracle: layers,
    error,
    errors,
  }));
writeFileSync(join(folder, 'expected.jsonl'), verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
console.log(`${verdicts.length} documents with the verdict of ${values.layer} in ${folder}`);
process.exitCode = status;
