import { erpAdapters } from '@quittance/core/erp';
import type { ConnectionView } from '@quittance/core/flow';
import { z } from 'zod';
import type { ErpConnectionAnswer } from '../contract.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The connection without its secrets, and what one could choose instead. Without any, orders go to the built-in ledger. */
export function connectionAnswer(connection: ConnectionView | undefined): ErpConnectionAnswer {
  return {
    connection: {
      adapter: connection?.adapter ?? 'ledger',
      config: isRecord(connection?.config) ? connection.config : {},
      secrets: connection?.secrets ?? [],
    },
    available: Object.values(erpAdapters).map((adapter) =>
      choice(adapter.id, z.toJSONSchema(adapter.config, { io: 'input', unrepresentable: 'any' })),
    ),
  };
}

/** A field such as `password` holds the name of a secret, not the secret: its default is the name the form asks for. */
function choice(adapter: string, schema: Schema): ErpConnectionAnswer['available'][number] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const isSecret = ([name, property]: [string, unknown]): boolean =>
    /^(password|token|secret|apiKey|clientSecret)$/i.test(name) &&
    isRecord(property) &&
    typeof property['default'] === 'string';
  const secrets = Object.entries(properties).filter(isSecret);
  const shown = Object.fromEntries(Object.entries(properties).filter((entry) => !isSecret(entry)));
  return {
    adapter,
    config: { ...schema, properties: shown },
    secrets: secrets.flatMap(([, property]) =>
      isRecord(property) && typeof property['default'] === 'string' ? [property['default']] : [],
    ),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
