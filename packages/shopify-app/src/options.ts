import { ok, type Problem, type Result } from '@quittance/core/model';
import { z } from 'zod';

/** How this server runs, from the environment alone. Secrets among it: never logged. */
export interface AppOptions {
  /** The app's client id: `SHOPIFY_API_KEY`. */
  readonly apiKey: string;
  /** The app's client secret: `SHOPIFY_API_SECRET`. */
  readonly apiSecret: string;
  /** While a secret is rotated: what Shopify signed with the one before is taken too. `SHOPIFY_API_SECRET_PREVIOUS`. */
  readonly previousSecret?: string;
  /** Where the app is reached, an origin: `SHOPIFY_APP_URL`. */
  readonly appUrl: string;
  /** `DATABASE_URL`; without it the built-in PostgreSQL. */
  readonly databaseUrl?: string;
  readonly port: number;
  readonly hostname: string;
  /** Whether merchants pay by issued documents through Shopify's billing: `QUITTANCE_BILLING=on`. */
  readonly billing: boolean;
  /** Shopify's script of the frame around the page; another only in a sandbox, by `QUITTANCE_APP_BRIDGE_SCRIPT`. */
  readonly appBridgeScript: string;
  /** Shopify's script of the `s-*` elements: `QUITTANCE_POLARIS_SCRIPT`. */
  readonly polarisScript: string;
  /** The origin of a sandbox that stands in for every shop's Admin API: `QUITTANCE_SHOPIFY_ORIGIN`, on this machine only. */
  readonly sandbox?: string;
  readonly metricsToken?: string;
}

/** Never another: Shopify's review asks for it, and it is what reads the session token. */
const APP_BRIDGE = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

const environment = z.object({
  SHOPIFY_API_KEY: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'is no client id'),
  SHOPIFY_API_SECRET: z.string().min(16, 'is no client secret'),
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(16, 'is no client secret').optional(),
  SHOPIFY_APP_URL: z.string().refine(isOrigin, 'is no https origin'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'is no PostgreSQL URL')
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8421),
  QUITTANCE_HOSTNAME: z.string().default('127.0.0.1'),
  QUITTANCE_BILLING: z.enum(['on', 'off']).default('off'),
  QUITTANCE_POLARIS_SCRIPT: z.url().default('https://cdn.shopify.com/shopifycloud/polaris-1.js'),
  QUITTANCE_APP_BRIDGE_SCRIPT: z.string().refine(isLoopbackUrl, 'is no script on this machine').optional(),
  QUITTANCE_SHOPIFY_ORIGIN: z.string().refine(isLoopback, 'is no origin on this machine').optional(),
  QUITTANCE_METRICS_TOKEN: z.string().min(1).optional(),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** Refuses with one problem per variable, named by `field`; a value is never quoted. */
export function readOptions(env: Environment): Result<AppOptions> {
  const read = environment.safeParse(withoutBlanks(env));
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => refusal(issue, env)) };
  const { data } = read;
  const sandbox = data.QUITTANCE_SHOPIFY_ORIGIN;
  if (sandbox !== undefined && env['NODE_ENV'] === 'production')
    return { ok: false, problems: [SANDBOX_IN_PRODUCTION] };
  return ok({
    apiKey: data.SHOPIFY_API_KEY,
    apiSecret: data.SHOPIFY_API_SECRET,
    appUrl: new URL(data.SHOPIFY_APP_URL).origin,
    port: data.PORT,
    hostname: data.QUITTANCE_HOSTNAME,
    billing: data.QUITTANCE_BILLING === 'on',
    appBridgeScript: (sandbox && data.QUITTANCE_APP_BRIDGE_SCRIPT) ?? APP_BRIDGE,
    polarisScript: data.QUITTANCE_POLARIS_SCRIPT,
    ...(data.SHOPIFY_API_SECRET_PREVIOUS !== undefined && { previousSecret: data.SHOPIFY_API_SECRET_PREVIOUS }),
    ...(data.DATABASE_URL !== undefined && { databaseUrl: data.DATABASE_URL }),
    ...(sandbox !== undefined && { sandbox: new URL(sandbox).origin }),
    ...(data.QUITTANCE_METRICS_TOKEN !== undefined && { metricsToken: data.QUITTANCE_METRICS_TOKEN }),
  });
}

/** An empty variable is one that a deployment left unset. */
function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).pathname === '/' && (text.startsWith('https://') || isLoopback(text));
}

function isLoopback(text: string): boolean {
  return isLoopbackUrl(text) && new URL(text).pathname === '/';
}

function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function refusal({ path, message }: z.core.$ZodIssue, env: Environment): Problem {
  const field = String(path[0]);
  const missing = (env[field] ?? '') === '';
  return {
    code: missing ? 'SHOPIFY_OPTION_MISSING' : 'SHOPIFY_OPTION_INVALID',
    message: missing
      ? `${field} is not set.`
      : `${field} ${message.replace(/^Invalid/, 'is invalid').replace(/\.$/, '')}.`,
    advice: ADVICE[field] ?? `Correct or unset ${field}.`,
    retry: 'after-fix',
    field,
  };
}

const ADVICE: Readonly<Record<string, string>> = {
  SHOPIFY_API_KEY: 'Copy the client id from the app’s settings in the Dev Dashboard, or run `shopify app env show`.',
  SHOPIFY_API_SECRET:
    'Copy the client secret from the app’s settings in the Dev Dashboard, or run `shopify app env show`.',
  SHOPIFY_APP_URL:
    'Give the https origin under which Shopify reaches this server, as in shopify.app.toml: https://app.example.',
  DATABASE_URL: 'Give postgresql://user:password@host/database, or unset it to use the built-in database.',
  QUITTANCE_SHOPIFY_ORIGIN: 'Only a sandbox on this machine may stand in for Shopify: http://127.0.0.1:<port>.',
};

const SANDBOX_IN_PRODUCTION: Problem = {
  code: 'SHOPIFY_SANDBOX_IN_PRODUCTION',
  message: 'QUITTANCE_SHOPIFY_ORIGIN names a sandbox, and NODE_ENV is production.',
  advice: 'Unset QUITTANCE_SHOPIFY_ORIGIN: a production server talks to Shopify.',
  retry: 'after-fix',
  field: 'QUITTANCE_SHOPIFY_ORIGIN',
};
