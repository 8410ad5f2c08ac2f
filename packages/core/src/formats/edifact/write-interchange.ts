import { carriedBy, type CharacterSet, encoded } from './characters.ts';
import { type MessageWriter, segmentText } from './message-writer.ts';

/** Who sends or receives an interchange: GLN with qualifier `14`, others as agreed (0007). */
export interface InterchangeParty {
  readonly id: string;
  readonly qualifier?: string | undefined;
}

export interface Envelope {
  readonly sender: InterchangeParty;
  readonly recipient: InterchangeParty;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HHMM` */
  readonly time: string;
  /** The control reference, told apart by the sender: 14 characters. */
  readonly reference: string;
  /** 0026: what lies inside. */
  readonly application?: string;
  /** 0035: to be tried out, not entered. */
  readonly isTest?: boolean;
}

/** UTF-8 is of syntax 4, where a date has its century and `*` is a service character; the older sets are written in syntax 3. */
const isNew = (characters: CharacterSet): boolean => characters === 'UNOW';

/**
 * The message, finished by UNT, alone in its interchange. What UNB holds is cut to it: the message itself says all of it. `steps` write what is
 * not written yet, one after another.
 */
export function interchangeOf(writer: MessageWriter, envelope: Envelope, steps: Iterable<unknown> = []): Uint8Array {
  return encoded(writer.characters, linesOf(writer, envelope, steps));
}

function* linesOf(writer: MessageWriter, envelope: Envelope, steps: Iterable<unknown>): Generator<string> {
  const { characters } = writer;
  const reference = cut(writer, envelope.reference, 14);
  yield `${isNew(characters) ? "UNA:+.?*'" : "UNA:+.? '"}\n${headOf(writer, envelope, reference)}\n`;
  for (const _ of steps) if (writer.isFull) yield writer.taken();
  writer.segment('UNT', String(writer.count + 1), '1');
  yield `${writer.taken()}${segmentText('UNZ', ['1', reference])}\n`;
}

/** UNB */
function headOf(writer: MessageWriter, envelope: Envelope, reference: string): string {
  const { characters } = writer;
  const party = ({ id, qualifier }: InterchangeParty) => [
    cut(writer, id, 35),
    qualifier === undefined ? undefined : cut(writer, qualifier, 4),
  ];
  const day = envelope.date.replaceAll('-', '');
  return segmentText('UNB', [
    [characters, isNew(characters) ? '4' : '3'],
    party(envelope.sender),
    party(envelope.recipient),
    [isNew(characters) ? day : day.slice(2), envelope.time],
    reference,
    undefined,
    envelope.application,
    undefined,
    undefined,
    undefined,
    envelope.isTest === true ? '1' : undefined,
  ]);
}

const cut = ({ characters }: MessageWriter, text: string, length: number): string =>
  Array.from(carriedBy(characters, text.trim()).text).slice(0, length).join('');
