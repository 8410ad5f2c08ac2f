/** A source of chance that gives the same again for the same seed (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Dice = ReturnType<typeof chance>;
type Mutation = (bytes: Buffer, dice: Dice, other: Buffer) => Buffer;

const spliced = (bytes: Buffer, at: number, removed: number, added: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);

const piece = (bytes: Buffer, dice: Dice, longest: number): Buffer => {
  const at = dice(bytes.length);
  return bytes.subarray(at, at + 1 + dice(longest));
};

/** What an XML reader or a rule may stumble over. */
const TRAPS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  ' ',
  '\r',
  '\n',
  '\t',
  '\0',
  '\x01',
  '\x7f',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x ?>',
  '<?xml ?>',
  '&#0;',
  '&#xD800;',
  '&#x10FFFF;',
  '&amp;',
  '&nope;',
  '<!DOCTYPE a>',
  'xmlns=""',
  ' xmlns:cbc="urn:x"',
  ' a="1" a="2"',
  '\uFEFF',
  '\uFFFF',
  '€',
  '😀',
  '',
  '-1',
  '0',
  '1e400',
  'NaN',
  'INF',
  '-INF',
  '99999999999999999999999999.999',
  '.',
  '-',
  '+',
  '1,5',
  '0x10',
  '2026-02-30',
  'urn:oasis:names',
  '<cbc:ID/>',
  '<a><b>',
  '</a>',
  '<cac:InvoiceLine></cac:InvoiceLine>',
  '<ram:ID schemeID="">x</ram:ID>',
].map((text) => Buffer.from(text));

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

const MUTATIONS: readonly Mutation[] = [
  function flipBit(bytes, dice) {
    const changed = Buffer.from(bytes);
    const at = dice(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice(8));
    return changed;
  },
  (bytes, dice) => spliced(bytes, dice(bytes.length), 1, Buffer.of(dice(128))),
  (bytes, dice) => spliced(bytes, dice(bytes.length), 1 + dice(30), Buffer.alloc(0)),
  (bytes, dice) => spliced(bytes, dice(bytes.length), 0, piece(bytes, dice, 300)),
  (bytes, dice, other) => spliced(bytes, dice(bytes.length), dice(50), piece(other, dice, 300)),
  (bytes, dice) => bytes.subarray(0, dice(bytes.length)),
  (bytes, dice) => spliced(bytes, dice(bytes.length), dice(3), TRAPS[dice(TRAPS.length)] ?? Buffer.alloc(0)),
  /** The text of an element becomes a trap. */
  function changeText(bytes, dice) {
    const close = bytes.indexOf('>', dice(bytes.length));
    const next = close < 0 ? -1 : bytes.indexOf('<', close);
    return next < 0 ? bytes : spliced(bytes, close + 1, next - close - 1, TRAPS[dice(TRAPS.length)] ?? Buffer.alloc(0));
  },
  function swapTags(bytes, dice) {
    const first = tagFrom(bytes, dice(bytes.length));
    const second = first && tagFrom(bytes, first[1] + dice(Math.max(1, bytes.length - first[1])));
    if (first === undefined || second === undefined) return bytes;
    const between = [bytes.subarray(...second), bytes.subarray(first[1], second[0]), bytes.subarray(...first)];
    return Buffer.concat([bytes.subarray(0, first[0]), ...between, bytes.subarray(second[1])]);
  },
  function doubleElement(bytes, dice) {
    const element = elementFrom(bytes, dice(bytes.length));
    return element === undefined ? bytes : spliced(bytes, element[1], 0, bytes.subarray(...element));
  },
  function dropElement(bytes, dice) {
    const element = elementFrom(bytes, dice(bytes.length));
    return element === undefined ? bytes : spliced(bytes, element[0], element[1] - element[0], Buffer.alloc(0));
  },
  /** An element of another document, which stands elsewhere there. */
  function graftElement(bytes, dice, other) {
    const element = elementFrom(other, dice(other.length));
    const place = tagFrom(bytes, dice(bytes.length));
    return element === undefined || place === undefined
      ? bytes
      : spliced(bytes, place[0], 0, other.subarray(...element));
  },
  function changeEncoding(bytes, dice) {
    const text = bytes.toString('utf8');
    const encodings = [
      () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      () => Buffer.from(text, 'latin1'),
      () => Buffer.from(`\uFEFF${text}`, 'utf8'),
      () => Buffer.from(text.replace(/encoding=["'][^"']*["']/, 'encoding="UTF-16"')),
      () => Buffer.from(text.replace(/encoding=["'][^"']*["']/, 'encoding="ISO-8859-1"')),
    ];
    return encodings[dice(encodings.length)]?.() ?? bytes;
  },
];

/** One to four changes of a document, all of them given by the seed. */
export function mutant(documents: readonly Buffer[], seed: number): Buffer {
  const dice = chance(seed);
  const pick = (): Buffer => documents[dice(documents.length)] ?? Buffer.alloc(0);
  let bytes = pick();
  for (let left = 1 + dice(4); left > 0; left -= 1)
    bytes = MUTATIONS[dice(MUTATIONS.length)]?.(bytes.length === 0 ? Buffer.from(' ') : bytes, dice, pick()) ?? bytes;
  return bytes;
}
