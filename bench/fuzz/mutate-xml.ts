import { oneOf } from './chance.ts';
import { type Mutation, spliced } from './splice.ts';
import { RUNS } from './traps.ts';

/** No mutant grows beyond this. */
const LARGEST = 60_000;
const LONGEST_RUN = 30_000;

/** Where a tag or its end stands, from a place on. */
function tagFrom(bytes: Buffer, at: number): readonly [number, number] | undefined {
  const start = bytes.indexOf('<', at);
  const end = start < 0 ? -1 : bytes.indexOf('>', start);
  return end < 0 ? undefined : [start, end + 1];
}

/** The whole element whose start tag is next, from a place on; not exact where elements of a name are nested. */
function elementFrom(bytes: Buffer, at: number): readonly [number, number] | undefined {
  const tag = tagFrom(bytes, at);
  if (tag === undefined) return undefined;
  const name = /^<([\w:.-]+)/.exec(bytes.toString('latin1', tag[0], tag[1]))?.[1];
  const end = name === undefined ? -1 : bytes.indexOf(`</${name}>`, tag[1]);
  return end < 0 ? undefined : [tag[0], end + `</${name}>`.length];
}

/** Where the text behind a tag stands, from a place on. */
function textFrom(bytes: Buffer, at: number): readonly [number, number] | undefined {
  const close = bytes.indexOf('>', at);
  const next = close < 0 ? -1 : bytes.indexOf('<', close);
  return next < 0 ? undefined : [close + 1, next];
}

/** Where the value of an attribute stands, from a place on. */
function valueFrom(bytes: Buffer, at: number): readonly [number, number] | undefined {
  const open = bytes.indexOf('="', at);
  const close = open < 0 ? -1 : bytes.indexOf('"', open + 2);
  return close < 0 ? undefined : [open + 2, close];
}

const replaced = (bytes: Buffer, place: readonly [number, number] | undefined, by: Uint8Array): Buffer =>
  place === undefined ? bytes : spliced(bytes, place[0], place[1] - place[0], by);

const run = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

export const XML_MUTATIONS: readonly Mutation[] = [
  /** The text of an element becomes a trap. */
  function changeText(bytes, { dice, traps }) {
    return replaced(bytes, textFrom(bytes, dice(bytes.length)), oneOf(traps, dice));
  },
  /** Two texts that mean different things change places. */
  function borrowText(bytes, { dice, other }) {
    const from = textFrom(other, dice(other.length));
    return from === undefined ? bytes : replaced(bytes, textFrom(bytes, dice(bytes.length)), other.subarray(...from));
  },
  function changeAttribute(bytes, { dice, traps }) {
    return replaced(bytes, valueFrom(bytes, dice(bytes.length)), oneOf(traps, dice));
  },
  /** A text or a value becomes very long, with something else at its end so that a pattern does not match. One time in eight: it takes time. */
  function stretch(bytes, { dice }) {
    if (dice(8) > 0 || bytes.length > LARGEST / 2) return bytes;
    const place = (dice(2) === 0 ? textFrom : valueFrom)(bytes, dice(bytes.length));
    const text = run(oneOf(RUNS, dice), 1_000 + dice(LONGEST_RUN));
    return replaced(bytes, place, Buffer.from(dice(2) === 0 ? `1${text}x` : text));
  },
  function wrongNamespace(bytes, { dice }) {
    const at = bytes.indexOf('xmlns', dice(Math.min(bytes.length, 1_000)));
    const place = at < 0 ? undefined : valueFrom(bytes, at);
    return place === undefined ? bytes : spliced(bytes, place[1] - 1 - dice(5), dice(3), Buffer.from(String(dice(10))));
  },
  function swapTags(bytes, { dice }) {
    const first = tagFrom(bytes, dice(bytes.length));
    const second = first && tagFrom(bytes, first[1] + dice(Math.max(1, bytes.length - first[1])));
    if (first === undefined || second === undefined) return bytes;
    const between = [bytes.subarray(...second), bytes.subarray(first[1], second[0]), bytes.subarray(...first)];
    return Buffer.concat([bytes.subarray(0, first[0]), ...between, bytes.subarray(second[1])]);
  },
  function repeatElement(bytes, { dice }) {
    const element = elementFrom(bytes, dice(bytes.length));
    if (element === undefined) return bytes;
    const copy = bytes.subarray(...element);
    const most = Math.max(1, Math.floor((LARGEST - bytes.length) / copy.length));
    const times = dice(10) === 0 ? 1 + dice(Math.min(300, most)) : 1;
    return spliced(bytes, element[1], 0, Buffer.concat(Array.from({ length: times }, () => copy)));
  },
  function dropElement(bytes, { dice }) {
    return replaced(bytes, elementFrom(bytes, dice(bytes.length)), Buffer.alloc(0));
  },
  /** An element moves to another place of its document. */
  function moveElement(bytes, { dice }) {
    const element = elementFrom(bytes, dice(bytes.length));
    if (element === undefined) return bytes;
    const without = replaced(bytes, element, Buffer.alloc(0));
    const place = tagFrom(without, dice(Math.max(1, without.length)));
    return place === undefined ? bytes : spliced(without, place[0], 0, bytes.subarray(...element));
  },
  /** An element stands in itself, a few or very many times. */
  function nestElement(bytes, { dice }) {
    const tag = tagFrom(bytes, dice(bytes.length));
    const name = tag && /^<([\w:.-]+)[^/]*>$/.exec(bytes.toString('latin1', tag[0], tag[1]))?.[1];
    if (tag === undefined || name === undefined) return bytes;
    const depth = dice(4) === 0 ? 1 + dice(100) : 1 + dice(3);
    return spliced(bytes, tag[1], 0, Buffer.from(`<${name}>`.repeat(depth) + `</${name}>`.repeat(depth)));
  },
  /** An element of another document, which stands elsewhere there. */
  function graftElement(bytes, { dice, other }) {
    const element = elementFrom(other, dice(other.length));
    const place = tagFrom(bytes, dice(bytes.length));
    return element === undefined || place === undefined
      ? bytes
      : spliced(bytes, place[0], 0, other.subarray(...element));
  },
  function changeEncoding(bytes, { dice }) {
    const text = bytes.toString('utf8');
    const declared = (encoding: string): string => text.replace(/encoding=["'][^"']*["']/, `encoding="${encoding}"`);
    const encodings = [
      () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(declared('UTF-16'), 'utf16le'),
      () => Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16(),
      () => Buffer.from(declared('UTF-16'), 'utf16le').swap16(),
      () => Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer),
      () => Buffer.from(text, 'latin1'),
      () => Buffer.from(declared('ISO-8859-1'), 'latin1'),
      () => Buffer.from(declared('windows-1252'), 'latin1'),
      () => Buffer.from(`\uFEFF${text}`, 'utf8'),
      () => Buffer.from(`\uFEFF\uFEFF${text}`, 'utf8'),
      () => Buffer.from(declared(oneOf(['UTF-16', 'ISO-8859-1', 'US-ASCII', 'UTF-7', 'EBCDIC', 'x'], dice))),
    ];
    return oneOf(encodings, dice)();
  },
];
