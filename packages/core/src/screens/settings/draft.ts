import { formatSettings, merchantSettings, type FormatSettings } from '../../model/index.ts';
import { answersOf, readAnswers, storedAnswers, writeAnswers } from './answers.ts';
import { FIELDS, type SettingsField } from './fields.ts';
import { readRows, rowsOf, tablesOf, writeRows } from './format-rows.ts';

/** What the form holds: one text or switch per field, by its path. Numbers are texts too, until they are saved. */
export type Draft = Readonly<Record<string, string | boolean>>;

type Tree = { readonly [name: string]: unknown };

/** The draft of stored settings, or of core's defaults for a merchant who starts. */
export function draftOf(settings: Tree | null): Draft {
  const source = settings ?? defaults();
  return Object.fromEntries(FIELDS.map((field) => [field.path, fieldValue(source, field)]));
}

function fieldValue(source: Tree, field: SettingsField): string | boolean {
  const value = valueAt(source, field.path);
  if (field.kind === 'answers') return writeAnswers(answersOf(answersIn(value)));
  if (field.kind === 'formats') return writeRows(rowsOf(formatsIn(value)));
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueAt(source: Tree, path: string): unknown {
  return path.split('.').reduce<unknown>((node, name) => (isTree(node) ? node[name] : undefined), source);
}

function answersIn(value: unknown): Parameters<typeof answersOf>[0] {
  const parsed = merchantSettings.shape.tax.unwrap().shape.zeroRateAnswer.safeParse(value);
  return parsed.success ? parsed.data : {};
}

function formatsIn(value: unknown): FormatSettings {
  const parsed = formatSettings.safeParse(value ?? {});
  return parsed.success ? parsed.data : formatSettings.parse({});
}

/** What core fills in when only the compulsory fields are given. */
function defaults(): Tree {
  const { seller: _, ...rest } = merchantSettings.parse({
    seller: { name: '-', postalAddress: { countryCode: 'FR' } },
  });
  return { ...rest, seller: { postalAddress: { countryCode: 'FR' }, legalRegistrationIdentifier: { scheme: '0002' } } };
}

/**
 * The settings a draft stands for, on top of the stored ones: what the form does not show stays as it was. Empty fields are
 * left out, and so are groups with nothing in them but a scheme. Whether the outcome is valid is for the schema to say.
 */
export function settingsOf(draft: Draft, stored: Tree | null): Tree {
  const settings: Mutable = structuredClone(stored ?? {}) as Mutable;
  for (const field of FIELDS) {
    put(settings, field.path.split('.'), storedValue(field, draft[field.path], valueAt(settings, field.path)));
  }
  return prune(settings);
}

function storedValue(field: SettingsField, value: string | boolean | undefined, before: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (field.kind === 'answers') return storedAnswers(readAnswers(value), answersIn(before));
  if (field.kind === 'formats') return { ...(isTree(before) ? before : {}), ...tablesOf(readRows(value)) };
  const text = value.trim();
  if (text === '') return undefined;
  return field.kind === 'whole-number' ? wholeNumber(text) : text;
}

type Mutable = { [name: string]: unknown };

function put(tree: Mutable, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) delete tree[name];
    else tree[name] = value;
    return;
  }
  const child = tree[name];
  const next: Mutable = isTree(child) ? { ...child } : {};
  put(next, rest, value);
  tree[name] = next;
}

/** Something that is no whole number stays the text it is: the schema then refuses it and the field shows why. */
function wholeNumber(text: string): unknown {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Groups of the settings that only make sense with a value: a scheme alone says nothing. */
const OPTIONAL_GROUPS = ['legalRegistrationIdentifier', 'electronicAddress', 'contact', 'bankAccount', 'sender'];

function prune(settings: Mutable): Tree {
  const pruned = ['seller', 'delivery'].flatMap((part) => {
    const group = settings[part];
    if (!isTree(group)) return [];
    const kept = Object.entries(group).filter(([name, value]) => !OPTIONAL_GROUPS.includes(name) || hasContent(value));
    return [[part, Object.fromEntries(kept)] as const];
  });
  return { ...settings, ...Object.fromEntries(pruned) };
}

function hasContent(group: unknown): boolean {
  return isTree(group) && Object.keys(group).some((name) => name !== 'scheme');
}

function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
