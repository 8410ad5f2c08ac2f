import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { charsetOf, hasHighByte, isAsciiOnly, isOf, latin1 } from './charset.ts';
import {
  component,
  cutSegments,
  DEFAULT_SEPARATORS,
  type Segment,
  type Segments,
  type Separators,
} from './segments.ts';

/** Something about the envelope that is not as it should be, in an interchange that is readable all the same. */
export interface EnvelopeFault {
  readonly code:
    | 'CHARACTERS_OUTSIDE_SYNTAX'
    | 'ENCODING_DIFFERS'
    | 'INTERCHANGE_END_MISSING'
    | 'INTERCHANGE_REFERENCE_DIFFERS'
    | 'MESSAGE_COUNT_DIFFERS'
    | 'MESSAGE_REFERENCE_DIFFERS'
    | 'SEGMENT_COUNT_DIFFERS'
    | 'SEGMENT_STRAY';
  readonly message: string;
  /** The number of the segment. */
  readonly segment: number;
}

/** One message, UNH to UNT. */
export interface Message {
  readonly reference: string;
  /** `INVOIC`, `ORDERS` */
  readonly type: string;
  /** `D` */
  readonly version: string;
  /** `96A` */
  readonly release: string;
  /** `UN` */
  readonly agency: string;
  /** `EAN008`, `16B` */
  readonly association: string;
  /** UNH and UNT included. */
  readonly segments: Segments;
}

export interface Interchange {
  readonly separators: Separators;
  /** `ISO-8859-1`, `UTF-8` */
  readonly charset: string;
  /** Every segment from UNB on. */
  readonly segments: Segments;
  readonly messages: readonly Message[];
  readonly faults: readonly EnvelopeFault[];
  /** Bytes. */
  readonly size: number;
}

/** What senders use who announce another character set; every byte has a meaning in it. */
const FALLBACK = 'windows-1252';

/** Wide for any interchange; EDIFACT carries no attachments. */
const LARGEST = 64 * 1024 * 1024;

/** Segments of a small interchange, whatever its size; a larger one has this many bytes for each, at least: each takes memory. */
const FEW_SEGMENTS = 1_000;
const BYTES_PER_SEGMENT = 12;

/** Segments of a heading, a line or a summary: these are looked at together. */
const MOST_TOGETHER = 20_000;

/** Bytes. The longest of INVOIC, a free text of five lines, has some thousand. */
const LONGEST_SEGMENT = 100_000;

/**
 * The bytes as an interchange of messages. Refuses what cannot be read: `EDIFACT_TOO_LARGE`, `EDIFACT_NO_ENVELOPE` (no UNB),
 * `EDIFACT_SEPARATORS` (UNA repeats one), `EDIFACT_CHARSET` (unknown to UNB), `EDIFACT_TRUNCATED` (a message without end). Wrong counts and
 * references are `faults`, and so are bytes outside the character set, which are then read as {@link FALLBACK}.
 */
export function readInterchange(bytes: Uint8Array): Result<Interchange> {
  if (bytes.length > LARGEST) return refused(problem('TOO_LARGE', `The file is larger than ${LARGEST} bytes.`));
  const withoutMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  const opening = readOpening(latin1(withoutMark.subarray(0, 512)));
  if (!opening.ok) return opening;
  const { separators, syntax, start } = opening.value;
  const announced = charsetOf(syntax);
  if (announced === undefined)
    return refused(problem('CHARSET', `The syntax identifier ${quoted(syntax)} is unknown.`));
  const body = withoutMark.subarray(start);
  const { count, longest } = segmentsIn(body, separators.segment);
  if (longest > LONGEST_SEGMENT)
    return refused(problem('TOO_LARGE', `A segment is longer than ${LONGEST_SEGMENT} bytes.`));
  if (count > FEW_SEGMENTS + body.length / BYTES_PER_SEGMENT)
    return refused(problem('TOO_LARGE', 'There are more segments than in any interchange of that size.'));
  const charset = isOf(announced, body) ? announced : FALLBACK;
  const { segments, open } = cutSegments(body, charset, separators, count + 1);
  const faults: EnvelopeFault[] = [];
  if (charset !== announced) {
    const message = `The bytes are not ${announced}, which UNB announces; they are read as ${charset}.`;
    faults.push({ code: 'ENCODING_DIFFERS', message, segment: 1 });
  }
  if (isAsciiOnly(syntax) && hasHighByte(withoutMark)) {
    const message = `${syntax} has no characters beyond ASCII; they are read as ${charset}.`;
    faults.push({ code: 'CHARACTERS_OUTSIDE_SYNTAX', message, segment: 1 });
  }
  const messages = messagesIn(segments, open, faults);
  return messages.ok
    ? ok({ separators, charset, segments, messages: messages.value, faults, size: bytes.length })
    : messages;
}

interface Opening {
  readonly separators: Separators;
  readonly syntax: string;
  /** Where UNB begins. */
  readonly start: number;
}

/** UNA and the syntax identifier: these are ASCII in every character set. */
function readOpening(head: string): Result<Opening> {
  const blanks = head.length - head.trimStart().length;
  let start = blanks;
  let separators = DEFAULT_SEPARATORS;
  if (head.startsWith('UNA', start)) {
    const [component = '', element = '', decimal = '', release = '', , segment = ''] = head.slice(start + 3, start + 9);
    separators = { component, element, decimal, release: release === ' ' ? '' : release, segment };
    const used = [component, element, separators.release, segment].filter((character) => character !== '');
    if (
      head.length < start + 9 ||
      new Set(used).size < used.length ||
      used.some((character) => /[\w ]|[^\x00-\x7f]/.test(character))
    )
      return refused(problem('SEPARATORS', 'UNA does not name separators that can be told apart.'));
    start += 9;
    start += head.length - start - head.slice(start).trimStart().length;
  }
  if (!head.startsWith(`UNB${separators.element}`, start))
    return refused(problem('NO_ENVELOPE', 'The file does not begin with UNB, the head of an EDIFACT interchange.'));
  return ok({ separators, syntax: head.slice(start + 4, start + 8), start });
}

/** Terminators, those that are released among them, and the most bytes between two. */
function segmentsIn(bytes: Uint8Array, terminator: string): { readonly count: number; readonly longest: number } {
  const code = terminator.charCodeAt(0);
  let count = 0;
  let longest = 0;
  let before = -1;
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1)) {
    count += 1;
    longest = Math.max(longest, at - before - 1);
    before = at;
  }
  return { count, longest: Math.max(longest, bytes.length - before - 1) };
}

const BEGINS_PART = new Set(['UNH', 'LIN', 'UNS']);

/** The messages, and what is wrong with counts and references. */
function messagesIn(segments: Segments, open: boolean, faults: EnvelopeFault[]): Result<Message[]> {
  const fault = (code: EnvelopeFault['code'], segment: Segment | undefined, message: string) =>
    faults.push({ code, message, segment: segment?.number ?? segments.length });
  const messages: Message[] = [];
  let first: number | undefined;
  let end: Segment | undefined;
  let groups = 0;
  let index = -1;
  let together = 0;
  for (const segment of segments) {
    index += 1;
    together = BEGINS_PART.has(segment.tag) ? 1 : together + 1;
    if (together > MOST_TOGETHER)
      return refused(
        problem('TOO_LARGE', `A line, or what stands outside lines, has more than ${MOST_TOGETHER} segments.`),
      );
    if (segment.tag === 'UNG') groups += 1;
    if (segment.tag === 'UNH') {
      if (first !== undefined) return truncated(segments.at(first));
      first = index;
    } else if (segment.tag === 'UNT' && first !== undefined) {
      const message = messageOf(segments.slice(first, index + 1));
      const count = String(message.segments.length);
      if (!sameCount(component(segment, 0), count))
        fault(
          'SEGMENT_COUNT_DIFFERS',
          segment,
          `UNT counts ${quoted(component(segment, 0))} segments; there are ${count}.`,
        );
      if (component(segment, 1) !== message.reference)
        fault(
          'MESSAGE_REFERENCE_DIFFERS',
          segment,
          `UNT repeats ${quoted(component(segment, 1))} for ${quoted(message.reference)}.`,
        );
      messages.push(message);
      first = undefined;
    } else if (segment.tag === 'UNZ' && first === undefined) {
      end ??= segment;
    } else if (first === undefined && segment.number > 1 && segment.tag !== 'UNG' && segment.tag !== 'UNE') {
      fault('SEGMENT_STRAY', segment, `${quoted(segment.tag)} stands outside any message and is not read.`);
    }
  }
  if (first !== undefined) return truncated(segments.at(first));
  if (end === undefined) fault('INTERCHANGE_END_MISSING', undefined, 'UNZ, the end of the interchange, is missing.');
  else checkEnd(segments.at(0), end, groups || messages.length, fault);
  if (open && segments.length === end?.number)
    fault('INTERCHANGE_END_MISSING', end, 'The last segment has no terminator.');
  return ok(messages);
}

/** UNZ counts messages, or functional groups where there are any. */
function checkEnd(
  head: Segment | undefined,
  end: Segment,
  messages: number,
  fault: (code: EnvelopeFault['code'], segment: Segment, message: string) => void,
): void {
  if (!sameCount(component(end, 0), String(messages)))
    fault('MESSAGE_COUNT_DIFFERS', end, `UNZ counts ${quoted(component(end, 0))} messages; there are ${messages}.`);
  if (component(end, 1) !== component(head, 4))
    fault(
      'INTERCHANGE_REFERENCE_DIFFERS',
      end,
      `UNZ repeats ${quoted(component(end, 1))} for ${quoted(component(head, 4))}.`,
    );
}

const sameCount = (written: string, counted: string): boolean => written.trim().replace(/^0+(?=\d)/, '') === counted;

function messageOf(segments: Segments): Message {
  const head = segments.at(0);
  return {
    reference: component(head, 0),
    type: component(head, 1, 0),
    version: component(head, 1, 1),
    release: component(head, 1, 2),
    agency: component(head, 1, 3),
    association: component(head, 1, 4),
    segments,
  };
}

const truncated = (head: Segment | undefined) =>
  refused(problem('TRUNCATED', `The message that begins in segment ${head?.number ?? 1} has no end (UNT).`));

export const quoted = (text: string): string => JSON.stringify(text.slice(0, 40));

export function problem(code: string, message: string): Problem {
  return {
    code: `EDIFACT_${code}`,
    message,
    advice: 'Check that the file is complete and unchanged since the sender made it, or ask for it again.',
    retry: 'never',
  };
}
