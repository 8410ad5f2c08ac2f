import { type Invoice, ok, type Result } from '../../model/index.ts';
import { encodeUtf8 } from '../../xml/index.ts';
import type { Written } from '../port.ts';

/** The invoice as JSON, all of it. Keys are sorted, so that the same invoice gives the same bytes however it was made. */
export function writeJson(invoice: Invoice): Result<Written> {
  return ok({ bytes: encodeUtf8(chunksOf(invoice)), dropped: [] });
}

/** What stands around a line that is written alone, as `{"lines": [line]}`. */
const BEFORE = JSON.stringify({ lines: [0] }, undefined, 2).split('0')[0]?.length ?? 0;
const AFTER = JSON.stringify({ lines: [0] }, undefined, 2).split('0')[1]?.length ?? 0;

/** The text around the lines, and one line after another. */
function* chunksOf({ lines, ...rest }: Invoice): Generator<string> {
  if (lines.length === 0) return yield `${JSON.stringify({ ...rest, lines }, sorted, 2)}\n`;
  const around = JSON.stringify({ ...rest, lines: [] }, sorted, 2);
  const place = around.indexOf(NO_LINES);
  yield around.slice(0, place + NO_LINES.length - 1);
  for (const [index, line] of lines.entries())
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify({ lines: [line] }, sorted, 2).slice(BEFORE, -AFTER)}`;
  yield `\n  ${around.slice(place + NO_LINES.length - 1)}\n`;
}

/** On the outermost level, and nowhere else: texts hold no line feed. */
const NO_LINES = '\n  "lines": []';

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
