/** One field of a message, its lines joined by line feeds. */
export interface Field {
  /** `60F` */
  readonly tag: string;
  readonly value: string;
  /** From 1 on. */
  readonly line: number;
}

/** The fields of MT940 and MT942, with `NS`, which German savings banks write before `86` was structured. */
const TAGS = new Set('20 21 25 25P 28 28C 34F 13 13D 60F 60M 61 86 62F 62M 64 65 90C 90D NS'.split(' '));
/** Of these a text of many lines is expected, in which a line may look like a field. */
const HAS_TEXT = new Set(['86', 'NS']);
const FIELD = /^:(\d\d[A-Z]?|NS):(.*)$/s;
/** `-`, `-}{5:}`, `-XXX` */
const END = /^-(?:$|\}|X{2,3}$)/;

export interface UnknownField {
  readonly tag: string;
  readonly line: number;
}

export interface Fields {
  readonly fields: readonly Field[];
  readonly unknown: readonly UnknownField[];
}

/** Cuts a file into fields. What stands outside of fields is the envelope of the network or the bank, and is left out. */
export function fieldsIn(text: string): Fields {
  const fields: Field[] = [];
  const unknown: UnknownField[] = [];
  let lines: string[] = [];
  let open: { readonly tag: string; readonly line: number } | undefined;
  const close = (): void => {
    if (open !== undefined) fields.push({ ...open, value: lines.join('\n').trimEnd() });
    open = undefined;
  };
  for (const [index, line] of linesOf(text).entries()) {
    const field = FIELD.exec(line);
    const tag = field?.[1] ?? '';
    if (TAGS.has(tag)) {
      close();
      open = { tag, line: index + 1 };
      lines = [field?.[2] ?? ''];
    } else if (END.test(line) || line.startsWith('{')) close();
    else if (field !== null && open !== undefined && !HAS_TEXT.has(open.tag)) {
      close();
      unknown.push({ tag, line: index + 1 });
    } else lines.push(line);
  }
  close();
  return { fields, unknown };
}

/** Some files carry the frames of a transmission, and break a line behind the first colon of a field. */
function linesOf(text: string): readonly string[] {
  return (
    text
      .replace(/^\uFEFF/, '')
      // eslint-disable-next-line no-control-regex -- SOH and ETX frame a transmission
      .replace(/[\u0001\u0003]/g, '')
      .split(/\r\n|\n|\r/)
      .map((line, index, lines) => {
        if (line === ':') return '';
        return lines[index - 1] === ':' ? `:${line}` : line;
      })
  );
}

/** Whether a text has fields of a statement. */
export function looksLikeFields(text: string): boolean {
  return /(?:^|[\r\n])[\u0001\s]*:(?:20|25P?|28C?|60[FM]|61|62[FM]|64|86|NS):/.test(text);
}
