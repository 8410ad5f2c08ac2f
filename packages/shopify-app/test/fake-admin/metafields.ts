import { createHash } from 'node:crypto';
import type { Shown } from './execute.ts';

/** A definition of `shopify.app.toml`, which Shopify deploys with the app. */
export interface MetafieldDefinition {
  readonly namespace: string;
  readonly key: string;
  readonly ownerType: string;
  readonly type: string;
  readonly name: string;
}
export interface MetafieldInput {
  readonly ownerId: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type?: string | null;
  readonly value: string;
  readonly compareDigest?: string | null;
}
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string;
  readonly elementIndex?: number | null;
}
export interface MetafieldObject extends Shown {
  readonly id: string;
  readonly legacyResourceId: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

const MOST_AT_ONCE = 25;

/** The metafields of a shop. A write is all or nothing; one with a digest is refused when the value changed meanwhile. */
export class Metafields {
  readonly #rows = new Map<string, Map<string, MetafieldObject>>();
  readonly #definitions: MetafieldDefinition[] = [];
  readonly #appId: string;
  readonly #now: () => number;
  #next = 1;

  constructor(appId: string, now: () => number) {
    this.#appId = appId;
    this.#now = now;
  }

  define(definition: MetafieldDefinition): void {
    this.#definitions.push({ ...definition, namespace: this.namespaceOf(definition.namespace) });
  }
  get definitions(): readonly MetafieldDefinition[] {
    return this.#definitions;
  }
  definitionOf(namespace: string | null | undefined, key: string, ownerType: string): MetafieldDefinition | undefined {
    const full = this.namespaceOf(namespace);
    return this.#definitions.find(
      (each) => each.namespace === full && each.key === key && each.ownerType === ownerType,
    );
  }

  /** `$app` and none stand for the namespace that only this app may write; answers name it in full. */
  namespaceOf(namespace: string | null | undefined): string {
    const own = `app--${this.#appId}`;
    if (namespace == null || namespace === '$app') return own;
    return namespace.startsWith('$app:') ? `${own}--${namespace.slice('$app:'.length)}` : namespace;
  }

  /** What was written, to be written again. */
  get inputs(): readonly MetafieldInput[] {
    return [...this.#rows].flatMap(([ownerId, rows]) =>
      [...rows.values()].map(({ namespace, key, type, value }) => ({ ownerId, namespace, key, type, value })),
    );
  }

  find(ownerId: string, namespace: unknown, key: unknown): MetafieldObject | null {
    return this.#rows.get(ownerId)?.get(`${this.namespaceOf(namespace as string | null)}.${String(key)}`) ?? null;
  }

  of(ownerId: string, { namespace, keys }: Shown): readonly MetafieldObject[] {
    const full = namespace == null ? undefined : this.namespaceOf(namespace as string);
    return [...(this.#rows.get(ownerId)?.values() ?? [])].filter(
      (each) =>
        (full === undefined || each.namespace === full) &&
        (!Array.isArray(keys) || keys.includes(each.key) || keys.includes(`${each.namespace}.${each.key}`)),
    );
  }

  set(
    inputs: readonly MetafieldInput[],
    owner: (id: string) => Owner | undefined,
  ): { readonly written: readonly MetafieldObject[]; readonly errors: readonly UserError[] } {
    if (inputs.length > MOST_AT_ONCE)
      return {
        written: [],
        errors: [
          error(
            ['metafields'],
            'LESS_THAN_OR_EQUAL_TO',
            `Exceeded the maximum metafields input limit of ${MOST_AT_ONCE}.`,
            null,
          ),
        ],
      };
    const errors = inputs.flatMap((input, index) => this.#judge(input, index, owner(input.ownerId)));
    if (errors.length > 0) return { written: [], errors };
    return { written: inputs.map((input) => this.#write(input, owner(input.ownerId))), errors: [] };
  }

  delete(ownerId: string, namespace: string, key: string): boolean {
    return this.#rows.get(ownerId)?.delete(`${this.namespaceOf(namespace)}.${key}`) ?? false;
  }

  #judge(input: MetafieldInput, index: number, owner: Owner | undefined): readonly UserError[] {
    const refuse = (field: string, code: string, message: string): readonly UserError[] => [
      error(['metafields', String(index), field], code, message, index),
    ];
    if (owner === undefined) return refuse('ownerId', 'INVALID', 'Owner does not exist.');
    const namespace = this.namespaceOf(input.namespace);
    if (/^app--\d+/.test(namespace) && !`${namespace}--`.startsWith(`app--${this.#appId}--`))
      return refuse(
        'namespace',
        'APP_NOT_AUTHORIZED',
        'Access to this namespace and key on Metafields for this resource type is not allowed.',
      );
    if (input.key.length < 2) return refuse('key', 'TOO_SHORT', 'Key is too short (minimum is 2 characters)');
    if (input.key.length > 64) return refuse('key', 'TOO_LONG', 'Key is too long (maximum is 64 characters)');
    if (!/^[\w-]+$/.test(input.key)) return refuse('key', 'INVALID', 'Key contains one or more invalid characters.');
    if (input.value === '') return refuse('value', 'BLANK', "Value can't be blank.");
    const there = this.find(input.ownerId, input.namespace, input.key);
    const definition = this.definitionOf(input.namespace, input.key, owner.type);
    const type = input.type ?? definition?.type ?? there?.type;
    if (type === undefined) return refuse('type', 'BLANK', "Type can't be blank");
    if (definition !== undefined && definition.type !== type)
      return refuse('type', 'INVALID_TYPE', `Type must be consistent with the definition's type: ${definition.type}.`);
    const fault =
      TYPES[type] === undefined ? `Type '${type}' is not one that the fake knows` : TYPES[type](input.value);
    if (fault !== undefined) return refuse('value', TYPES[type] === undefined ? 'INCLUSION' : 'INVALID_VALUE', fault);
    if (input.compareDigest === undefined || input.compareDigest === (there?.['compareDigest'] ?? null)) return [];
    return refuse(
      'compareDigest',
      'STALE_OBJECT',
      'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    );
  }

  #write(input: MetafieldInput, owner: Owner | undefined): MetafieldObject {
    const namespace = this.namespaceOf(input.namespace);
    const there = this.find(input.ownerId, input.namespace, input.key);
    const definition = owner === undefined ? undefined : this.definitionOf(input.namespace, input.key, owner.type);
    const type = input.type ?? definition?.type ?? there?.type ?? '';
    const at = new Date(this.#now()).toISOString();
    const number = there?.legacyResourceId ?? String(41_000_000_000_000 + this.#next++);
    const made: MetafieldObject = {
      __typename: 'Metafield',
      id: `gid://shopify/Metafield/${number}`,
      legacyResourceId: number,
      namespace,
      key: input.key,
      type,
      value: input.value,
      jsonValue: () => (TEXT_TYPES.test(type) ? input.value : (JSON.parse(input.value) as unknown)),
      compareDigest: createHash('sha256').update(`${type}\n${input.value}`).digest('hex'),
      ownerType: owner?.type,
      owner: () => owner?.object,
      sizeInBytes: Buffer.byteLength(input.value),
      createdAt: there?.['createdAt'] ?? at,
      updatedAt: at,
      definition: definition === undefined ? null : shownDefinition(definition),
    };
    const rows = this.#rows.get(input.ownerId) ?? new Map<string, MetafieldObject>();
    this.#rows.set(input.ownerId, rows.set(`${namespace}.${input.key}`, made));
    return made;
  }
}

export interface Owner {
  /** E.g. `ORDER`. */
  readonly type: string;
  readonly object: Shown;
}

export const shownDefinition = ({ namespace, key, ownerType, type, name }: MetafieldDefinition): Shown => ({
  __typename: 'MetafieldDefinition',
  id: `gid://shopify/MetafieldDefinition/${createHash('sha256').update(`${ownerType}.${namespace}.${key}`).digest().readUInt32BE()}`,
  namespace,
  key,
  ownerType,
  name,
  description: null,
  pinnedPosition: null,
  type: { name: type, category: 'TEXT' },
});

const error = (field: readonly string[], code: string, message: string, elementIndex: number | null): UserError => ({
  field,
  code,
  message,
  elementIndex,
});

const TEXT_TYPES = /text_field$|^url$|^date|_reference$|^id$/;

const matches =
  (pattern: RegExp, what: string) =>
  (value: string): string | undefined =>
    pattern.test(value) ? undefined : `Value must be ${what}.`;
const isJson = (value: string): string | undefined => {
  try {
    JSON.parse(value);
    return undefined;
  } catch {
    return 'Value is invalid JSON.';
  }
};

/** What is wrong with a value of this type. */
const TYPES: Readonly<Record<string, (value: string) => string | undefined>> = {
  single_line_text_field: matches(/^[^\n]*$/, 'a single line text string'),
  multi_line_text_field: () => undefined,
  number_integer: matches(/^-?\d+$/, 'an integer'),
  number_decimal: matches(/^-?\d{1,13}(\.\d{1,9})?$/, 'a decimal'),
  boolean: matches(/^(true|false)$/, 'true or false'),
  date: matches(/^\d{4}-\d\d-\d\d$/, 'in YYYY-MM-DD format'),
  date_time: matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/, 'in “YYYY-MM-DDTHH:MM:SS” format'),
  url: matches(/^(https?|mailto|sms|tel):/, 'a URL with one of the following schemes: http, https, mailto, sms, tel'),
  json: isJson,
  money: (value) =>
    isJson(value) ?? (/^\{.*"amount".*"currency_code"/s.test(value) ? undefined : 'Value must be a money object.'),
  'list.single_line_text_field': isJson,
};
