export type TomlValue = string | number | boolean | readonly TomlValue[] | Toml;
export interface Toml {
  [key: string]: TomlValue;
}

/**
 * The part of TOML 1.0 that Shopify's own files use: tables, arrays of tables, dotted keys, basic strings on one line, integers, booleans,
 * arrays of these. Strict: throws on anything else, and on a key given twice, naming the line.
 */
export function readToml(text: string): Toml {
  const root: Toml = {};
  let table = root;
  for (const { line, number } of logicalLines(text)) {
    try {
      table = readLine(line, root, table);
    } catch (error) {
      throw new Error(`Line ${number}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return root;
}

const KEY = /^[\w-]+(\.[\w-]+)*$/;

function readLine(line: string, root: Toml, table: Toml): Toml {
  const header = /^(\[\[?)\s*([\w.-]+)\s*(\]\]?)$/.exec(line);
  if (header !== null) {
    const [, opening = '', path = '', closing = ''] = header;
    if (opening.length !== closing.length) throw new Error(`the brackets of ${line} do not match`);
    return openTable(root, path.split('.'), opening === '[[');
  }
  const at = line.indexOf('=');
  const key = line.slice(0, at).trim();
  if (at < 0 || !KEY.test(key)) throw new Error(`${line} is neither a table nor a key with a value`);
  const path = key.split('.');
  const last = path.pop() ?? '';
  set(path.reduce(into, table), last, readValue(line.slice(at + 1).trim()));
  return table;
}

function openTable(root: Toml, path: readonly string[], isArray: boolean): Toml {
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce(into, root);
  if (!isArray) return into(parent, last);
  const before = parent[last] ?? [];
  if (!Array.isArray(before)) throw new Error(`${last} is no array of tables`);
  const opened: Toml = {};
  parent[last] = [...before, opened];
  return opened;
}

/** The table under a key; of an array of tables, its last. */
function into(table: Toml, key: string): Toml {
  const value = table[key] ?? (table[key] = {});
  const found = Array.isArray(value) ? value.at(-1) : value;
  if (typeof found !== 'object' || Array.isArray(found)) throw new Error(`${key} is no table`);
  return found as Toml;
}

function set(table: Toml, key: string, value: TomlValue): void {
  if (key in table) throw new Error(`${key} is given twice`);
  table[key] = value;
}

function readValue(text: string): TomlValue {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  // A basic string and an array of basic strings are JSON, but for a last comma.
  const json = text.replace(/,\s*\]$/, ']');
  if (!/^["[]/.test(json)) throw new Error(`${text} is no value that is known here`);
  return JSON.parse(json) as TomlValue;
}

/** Without comments and blank lines; an array over several lines is one. */
function logicalLines(text: string): { line: string; number: number }[] {
  const lines: { line: string; number: number }[] = [];
  let isOpen = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = withoutComment(raw).trim();
    if (line === '') continue;
    const last = lines.at(-1);
    if (isOpen && last !== undefined) last.line += ` ${line}`;
    else lines.push({ line, number: index + 1 });
    isOpen = isOpen ? !line.endsWith(']') : /=\s*\[[^\]]*$/.test(line);
  }
  return lines;
}

function withoutComment(line: string): string {
  return /^((?:"(?:\\.|[^"\\])*"|[^"#])*)/.exec(line)?.[1] ?? line;
}
