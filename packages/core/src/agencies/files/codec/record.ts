import { z } from 'zod';
import { jsonSchemaOf, type DocumentName } from '../../schema/json-schema.ts';
import { fieldKinds, type FieldKinds } from './field-kinds.ts';

/** What a file holds: records of one document, as plain JSON. */
export type RecordName = Exclude<DocumentName, 'case'>;

/** A record as it travels: JSON without `null`, decimals as strings. */
export type Scalar = string | number | boolean;
export type JsonValue = Scalar | readonly JsonValue[] | JsonRecord;
export interface JsonRecord {
  readonly [name: string]: JsonValue;
}

/** JSON of any document of the schema. `null` is no value of it, and goes. */
export const jsonRecord: z.ZodType<JsonRecord> = z.record(
  z.string(),
  z.lazy(() => jsonValue),
);
const jsonValue: z.ZodType<JsonValue> = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.lazy(() => jsonValue)),
  jsonRecord,
]);

const kinds = new Map<RecordName, FieldKinds>();

/** What the fields of a record stand for, made of the published schema once. */
export function kindsOf(name: RecordName): FieldKinds {
  let known = kinds.get(name);
  if (known === undefined) kinds.set(name, (known = fieldKinds(jsonSchemaOf(name))));
  return known;
}

/** Why a file is none: the reason goes to whoever wrote it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

export function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== 'object';
}

export function isRecord(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === 'object' && !Array.isArray(value);
}

export function isRecords(value: JsonValue | undefined): value is readonly JsonRecord[] {
  return Array.isArray(value) && value.every(isRecord);
}
