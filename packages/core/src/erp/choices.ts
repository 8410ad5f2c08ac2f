import { z } from 'zod';
import type { ErpAdapter } from './port.ts';

/** A system a merchant may choose, as a form asks for it. */
export interface ErpChoice {
  readonly adapter: string;
  /** JSON Schema of the configuration, without its secrets. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the secrets it may ask for. */
  readonly secrets: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** A field such as `password` holds the name of a secret, not the secret: its default is the name the form asks for. */
export function erpChoice(adapter: Pick<ErpAdapter<unknown>, 'id' | 'config'>): ErpChoice {
  const schema: Schema = z.toJSONSchema(adapter.config, { io: 'input', unrepresentable: 'any' });
  const properties = Object.entries(isRecord(schema['properties']) ? schema['properties'] : {});
  return {
    adapter: adapter.id,
    config: {
      ...schema,
      properties: Object.fromEntries(properties.filter((property) => secretOf(property) === undefined)),
    },
    secrets: properties.flatMap((property) => secretOf(property) ?? []),
  };
}

function secretOf([name, property]: readonly [string, unknown]): string | undefined {
  if (!/^(password|token|secret|apiKey|clientSecret)$/i.test(name) || !isRecord(property)) return undefined;
  return typeof property['default'] === 'string' ? property['default'] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
