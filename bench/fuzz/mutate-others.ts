import { oneOf } from './chance.ts';
import { type Mutation, spliced } from './splice.ts';

/** Where a text stands next, from a place on; else that place. */
const next = (bytes: Buffer, text: string, from: number): number => Math.max(from, bytes.indexOf(text, from));

export const JSON_MUTATIONS: readonly Mutation[] = [
  /** What stands behind a colon becomes a trap. */
  function changeValue(bytes, { dice, traps }) {
    const at = next(bytes, ':', dice(bytes.length)) + 1;
    const end = next(bytes, '\n', at);
    return spliced(bytes, at, end - at, Buffer.concat([oneOf(traps, dice), Buffer.from(',')]));
  },
  function renameKey(bytes, { dice, traps }) {
    const at = next(bytes, '"', dice(bytes.length));
    const end = next(bytes, '"', at + 1);
    return spliced(bytes, at, end - at + 1, oneOf(traps, dice));
  },
  function nestDeep(bytes, { dice }) {
    const depth = 1 + dice(3_000);
    const at = next(bytes, ':', dice(bytes.length)) + 1;
    return spliced(bytes, at, 0, Buffer.from('['.repeat(depth) + ']'.repeat(depth) + ','));
  },
];

/** Most bytes of a PDF are pictures and fonts; what is read stands beside a slash or a word. */
const MARKS = ['/', ' 0 R', 'obj', 'xref', 'stream', '<<', 'trailer', '/EF', '/AF', '/Names', '/Length', '/W'];

export const PDF_MUTATIONS: readonly Mutation[] = [
  function trapAtMark(bytes, { dice, traps }) {
    return spliced(bytes, next(bytes, oneOf(MARKS, dice), dice(bytes.length)), dice(6), oneOf(traps, dice));
  },
  function flipNearMark(bytes, { dice }) {
    const changed = Buffer.from(bytes);
    const at = next(bytes, oneOf(MARKS, dice), dice(bytes.length)) + dice(12);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice(8));
    return changed;
  },
  function dropTheTable(bytes, { dice }) {
    const at = bytes.lastIndexOf('startxref');
    return at < 0 ? bytes : spliced(bytes, at, dice(20), Buffer.alloc(0));
  },
  /** References lead elsewhere, and in circles. */
  function changeReference(bytes, { dice }) {
    const at = bytes.indexOf(' 0 R', dice(bytes.length));
    return at < 2 ? bytes : spliced(bytes, at - 1, 1, Buffer.from(String(dice(60))));
  },
];
