// The adapter comes first: it installs the fetch that the hook below replaces.
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi, type Shopify } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import type { AppOptions } from '../options.ts';
import { isShopDomain } from './shop-domain.ts';
import { API_VERSION } from './version.ts';

export type ShopifyLibrary = Shopify;

/** Shopify's library, once per secret: the current one first, then the one that is being rotated out. */
export interface ShopifyLibraries {
  readonly current: ShopifyLibrary;
  readonly all: readonly ShopifyLibrary[];
}

/** One set per process: where its requests go is a setting of the library's module. */
export function openLibraries(options: AppOptions, request: typeof fetch = fetch): ShopifyLibraries {
  setAbstractFetchFunc(shopsOnly(options.sandbox, request));
  const current = openLibrary(options, options.apiSecret);
  const previous = options.previousSecret === undefined ? [] : [openLibrary(options, options.previousSecret)];
  return { current, all: [current, ...previous] };
}

function openLibrary({ apiKey, appUrl }: AppOptions, apiSecretKey: string): ShopifyLibrary {
  const { host, protocol } = new URL(appUrl);
  return shopifyApi({
    apiKey,
    apiSecretKey,
    hostName: host,
    hostScheme: protocol === 'http:' ? 'http' : 'https',
    apiVersion: PINNED,
    isEmbeddedApp: true,
    _logDisabledFutureFlags: false,
    // What the library says of a token that it refuses holds the token.
    logger: { level: LogSeverity.Error, log: () => undefined },
  });
}

const PINNED = Object.values(ApiVersion).find((version) => version === API_VERSION) ?? unknownVersion();

function unknownVersion(): never {
  throw new Error(`The library does not know the Admin API ${API_VERSION}.`);
}

/** After which a call is given up. Shopify itself ends a query after 30 s. */
const PATIENCE = 40_000;

/** No request leaves for anything but a shop, whatever a token or a parameter says; with a sandbox, none leaves this machine. */
function shopsOnly(sandbox: string | undefined, request: typeof fetch): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:' || url.port !== '' || !isShopDomain(url.hostname))
      return Promise.reject(new Error('Only shops are called.'));
    const signal = AbortSignal.timeout(PATIENCE);
    if (sandbox === undefined) return request(url, { ...init, signal, redirect: 'error' });
    const headers = new Headers(init?.headers);
    headers.set('x-fake-shop', url.hostname);
    return request(`${sandbox}${url.pathname}${url.search}`, { ...init, headers, signal, redirect: 'error' });
  };
}
