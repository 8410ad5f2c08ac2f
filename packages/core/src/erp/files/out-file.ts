import type { ExtId, Problem } from '../../model/index.ts';
import { found, type Failure, rejected } from '../outcome.ts';
import type { Outcome, OrderToPush } from '../port.ts';
import type { FilesConfig } from './config.ts';
import type { Outgoing } from './documents.ts';
import { cancellationMessage, orderMessage } from './edifact.ts';
import { encode } from './encode.ts';
import { cancellationFile, orderFile } from './map-order.ts';

/** A file for `out/`. */
export interface OutFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Fields of the order that the format has no place for. */
  readonly untold?: readonly string[];
}

/** A record for which we know no message of EDIFACT is JSON there. */
export function recordFile(document: Outgoing, { format }: FilesConfig): OutFile {
  const plain = format === 'edifact' ? 'json' : format;
  return { name: `${document.ext}.${plain}`, content: encode(document, plain) };
}

/** The order, or why it cannot be told. */
export function outgoingOrder(ext: ExtId, document: OrderToPush, config: FilesConfig): Outcome<OutFile> {
  if (config.format !== 'edifact' || config.edifact === undefined)
    return found(recordFile(orderFile(ext, document), config));
  const written = orderMessage(ext, document, config.edifact);
  if (!written.ok) return refusalOf(written.problems);
  const { bytes, dropped } = written.value;
  return found({ ...edifactFile(ext, bytes), untold: dropped.map(({ field }) => field) });
}

/** `order` is the key of what is called off. */
export function outgoingCancellation(ext: ExtId, order: ExtId, now: Date, config: FilesConfig): Outcome<OutFile> {
  if (config.format !== 'edifact' || config.edifact === undefined)
    return found(recordFile(cancellationFile(ext, order), config));
  const written = cancellationMessage(order, now, config.edifact);
  return written.ok ? found(edifactFile(ext, written.value.bytes)) : refusalOf(written.problems);
}

const edifactFile = (ext: ExtId, content: Uint8Array): OutFile => ({ name: `${ext}.edi`, content });

function refusalOf(problems: readonly Problem[]): Failure {
  const [first] = problems;
  if (first === undefined) throw new TypeError('a refusal without a reason');
  const { code, message, advice, field } = first;
  return rejected({ code, message, ...(advice !== undefined && { advice }) }, field);
}
