/** One field of an adapter's configuration, read from its JSON Schema. */
export interface SchemaField {
  readonly name: string;
  readonly kind: 'text' | 'url' | 'whole-number' | 'switch' | 'choice' | 'json';
  readonly required: boolean;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly fallback: unknown;
  readonly options: readonly string[];
}

type Schema = { readonly [name: string]: unknown };

/** The fields of a JSON Schema object. What has no simple form (lists, nested objects) is edited as JSON text. */
export function fieldsOf(schema: Schema): readonly SchemaField[] {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return [];
    return {
      name,
      kind: kindOf(property),
      required: required.includes(name) && property['default'] === undefined,
      title: textOf(property['title']),
      description: textOf(property['description']),
      fallback: property['default'],
      options: Array.isArray(property['enum']) ? property['enum'].map(String) : [],
    };
  });
}

function kindOf(property: Schema): SchemaField['kind'] {
  if (Array.isArray(property['enum'])) return 'choice';
  switch (property['type']) {
    case 'boolean':
      return 'switch';
    case 'integer':
      return 'whole-number';
    case 'string':
      return property['format'] === 'uri' || property['format'] === 'url' ? 'url' : 'text';
    default:
      return 'json';
  }
}

export type ConfigDraft = Readonly<Record<string, string | boolean>>;

/** What the form shows for a stored configuration: its values, or the adapter's defaults. */
export function configDraft(fields: readonly SchemaField[], config: Schema): ConfigDraft {
  return Object.fromEntries(fields.map((field) => [field.name, shown(field, config[field.name] ?? field.fallback)]));
}

function shown(field: SchemaField, value: unknown): string | boolean {
  if (field.kind === 'switch') return value === true;
  if (value === undefined || value === null) return '';
  return field.kind !== 'json' && (typeof value === 'string' || typeof value === 'number')
    ? String(value)
    : JSON.stringify(value);
}

export type ConfigProblem = 'required' | 'number' | 'url' | 'invalid';

/** The configuration a draft stands for, and what is wrong with it by field. Whatever else the adapter asks, the server says. */
export function configOf(
  fields: readonly SchemaField[],
  draft: ConfigDraft,
): { config: Schema; problems: Readonly<Record<string, ConfigProblem>> } {
  const config: Record<string, unknown> = {};
  const problems: Record<string, ConfigProblem> = {};
  for (const field of fields) {
    const value = draft[field.name];
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === undefined || text === '') {
      if (field.required) problems[field.name] = 'required';
      continue;
    }
    const read = readValue(field, text);
    if (read.problem === undefined) config[field.name] = read.value;
    else problems[field.name] = read.problem;
  }
  return { config, problems };
}

function readValue(field: SchemaField, value: string | boolean): { value?: unknown; problem?: ConfigProblem } {
  if (typeof value === 'boolean') return { value };
  if (field.kind === 'whole-number') return /^\d{1,9}$/.test(value) ? { value: Number(value) } : { problem: 'number' };
  if (field.kind === 'url') return URL.canParse(value) ? { value } : { problem: 'url' };
  if (field.kind !== 'json') return { value };
  try {
    return { value: JSON.parse(value) };
  } catch {
    return { problem: 'invalid' };
  }
}

function isSchema(node: unknown): node is Schema {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
