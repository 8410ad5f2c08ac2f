import { type Dice, chance, oneOf } from './chance.ts';
import { PDF_MUTATIONS, JSON_MUTATIONS } from './mutate-others.ts';
import { XML_MUTATIONS } from './mutate-xml.ts';
import { type Mutation, piece, spliced } from './splice.ts';
import { TRAPS } from './traps.ts';

export type Kind = keyof typeof TRAPS;

export interface Document {
  readonly kind: Kind;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Changes of bytes, whatever they mean. */
const BYTES: readonly Mutation[] = [
  function flipBit(bytes, { dice }) {
    const changed = Buffer.from(bytes);
    const at = dice(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << dice(8));
    return changed;
  },
  (bytes, { dice }) => spliced(bytes, dice(bytes.length), 1, Buffer.of(dice(256))),
  (bytes, { dice }) => spliced(bytes, dice(bytes.length), 1 + dice(30), Buffer.alloc(0)),
  (bytes, { dice }) => spliced(bytes, dice(bytes.length), 0, piece(bytes, dice, 300)),
  (bytes, { dice, other }) => spliced(bytes, dice(bytes.length), dice(50), piece(other, dice, 300)),
  function truncate(bytes, { dice }) {
    return bytes.subarray(0, dice(bytes.length));
  },
  function cutTheBeginning(bytes, { dice }) {
    return bytes.subarray(dice(Math.min(bytes.length, 400)));
  },
  (bytes, { dice, traps }) => spliced(bytes, dice(bytes.length), dice(3), oneOf(traps, dice)),
  /** A digit becomes another: the document stays well-formed, and its sums no longer fit. */
  function changeDigit(bytes, { dice }) {
    for (let at = dice(bytes.length), tries = 0; tries < 500; at += 1, tries += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x30 && byte <= 0x39) return spliced(bytes, at, 1, Buffer.from(String(dice(10))));
    }
    return bytes;
  },
];

const MUTATIONS: Readonly<Record<Kind, readonly Mutation[]>> = {
  xml: [...BYTES, ...XML_MUTATIONS],
  edifact: BYTES,
  json: [...BYTES, ...JSON_MUTATIONS],
  pdf: [...BYTES, ...PDF_MUTATIONS],
};

/** Of a hundred mutants. A PDF takes fifty times as long to read, and is mostly pictures and fonts. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ['xml', 86],
  ['edifact', 6],
  ['json', 6],
  ['pdf', 2],
];

function kindOf(dice: Dice): Kind {
  let left = dice(100);
  for (const [kind, share] of SHARES) {
    if (left < share) return kind;
    left -= share;
  }
  return 'xml';
}

/** One to four changes of a document, all of them given by the seed. */
export function mutant(documents: Readonly<Record<Kind, readonly Document[]>>, seed: number): Document {
  const dice = chance(seed);
  const kind = kindOf(dice);
  const { name, bytes: start } = oneOf(documents[kind], dice);
  // What is no XML at all says little of the rules: most mutants are changed where elements and texts stand.
  const mutations = kind === 'xml' && dice(4) > 0 ? XML_MUTATIONS : MUTATIONS[kind];
  let bytes = start;
  for (let left = 1 + dice(4); left > 0; left -= 1) {
    const other = oneOf(documents[kind], dice).bytes;
    const given = bytes.length === 0 ? Buffer.from(' ') : bytes;
    bytes = oneOf(mutations, dice)(given, { dice, other, traps: TRAPS[kind] });
  }
  return { kind, name, bytes };
}
