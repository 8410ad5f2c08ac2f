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

/** The message, finished by UNT, alone in its interchange. What UNB holds is cut to it: the message itself says all of it. */
export function interchangeOf(writer: MessageWriter, envelope: Envelope): Uint8Array {
  const { characters } = writer;
  writer.segment('UNT', String(writer.count + 1), '1');
  const short = (text: string, length: number): string =>
    Array.from(carriedBy(characters, text.trim()).text).slice(0, length).join('');
  const party = ({ id, qualifier }: InterchangeParty) => [
    short(id, 35),
    qualifier === undefined ? undefined : short(qualifier, 4),
  ];
  const day = envelope.date.replaceAll('-', '');
  const reference = short(envelope.reference, 14);
  const lines = [
    isNew(characters) ? "UNA:+.?*'" : "UNA:+.? '",
    segmentText('UNB', [
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
    ]),
    ...writer.written,
    segmentText('UNZ', ['1', reference]),
  ];
  return encoded(characters, lines);
}
