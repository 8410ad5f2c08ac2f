import { admin, openInAdmin } from './admin.ts';

/**
 * Takes the place of Shopify's App Bridge where there is no Shopify: `window.shopify`, session tokens on every request to our own
 * server with one repetition when the server asks for a fresh one, and drawn stand-ins for what the admin draws around the app
 * (navigation, save bar, toasts). The page that loads it may set `window.__appBridgeStub` before.
 */
export interface StubOptions {
  readonly shop?: string;
  readonly locale?: string;
  /** The origin of the page that frames the app and draws its navigation; without it the stub draws one itself. */
  readonly adminOrigin?: string;
  /** Makes a session token; `previous` is how often it was asked before, `refused` that the server took the one before no more. */
  readonly idToken?: (previous: number, refused: boolean) => string | Promise<string>;
}

declare global {
  interface Window {
    __appBridgeStub?: StubOptions;
  }
}

const options = window.__appBridgeStub ?? {};
const query = new URLSearchParams(location.search);
let tokens = 0;
const idToken = async (refused = false) => options.idToken?.(tokens++, refused) ?? `stub-token-${(tokens += 1)}`;

const RETRY = 'X-Shopify-Retry-Invalid-Session-Request';
const realFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).origin !== location.origin) return realFetch(request);
  const again = request.clone();
  const answer = await realFetch(await authorized(request));
  return answer.status === 401 && answer.headers.has(RETRY) ? realFetch(await authorized(again, true)) : answer;
};

async function authorized(request: Request, refused = false): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${await idToken(refused)}`);
  headers.set('x-requested-with', 'XMLHttpRequest');
  return new Request(request, { headers });
}

const outer = options.adminOrigin === undefined ? undefined : admin(options.adminOrigin);
if (outer !== undefined) openInAdmin(outer);

const toasts = document.createElement('div');
toasts.setAttribute('role', 'status');
toasts.setAttribute('aria-live', 'polite');
toasts.id = 'app-bridge-toasts';

function showToast(
  message: string,
  { isError = false, duration = 5_000 }: { isError?: boolean; duration?: number } = {},
): string {
  const toast = document.createElement('div');
  toast.className = isError ? 'toast error' : 'toast';
  toast.textContent = message;
  toasts.append(toast);
  setTimeout(() => toast.remove(), duration);
  return message;
}

/** The contextual save bar: the buttons inside do what the admin's own would. */
class SaveBar extends HTMLElement {
  show(): Promise<void> {
    this.toggleAttribute('data-open', true);
    return Promise.resolve();
  }
  hide(): Promise<void> {
    this.toggleAttribute('data-open', false);
    return Promise.resolve();
  }
}

function saveBar(id: string): SaveBar | undefined {
  const element = document.getElementById(id);
  return element instanceof SaveBar ? element : undefined;
}

/** Links of the navigation tell the app where to go, as App Bridge does. */
class AppNav extends HTMLElement {
  connectedCallback(): void {
    this.setAttribute('role', 'navigation');
    this.setAttribute('aria-label', 'App');
    this.toggleAttribute('hidden', outer !== undefined);
    outer?.onGo((href) => this.#go(href));
    this.#mark();
    // The admin follows the app's history too.
    setInterval(() => this.#mark(), 250);
  }
  #go(href: string): void {
    const link = [...this.querySelectorAll('s-link')].find((each) => each.getAttribute('href') === href);
    link?.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
  }
  #mark(): void {
    for (const link of this.querySelectorAll('s-link')) {
      const href = link.getAttribute('href') ?? '';
      link.toggleAttribute('data-here', href === '/' ? location.pathname === '/' : location.pathname.startsWith(href));
    }
    outer?.tell(
      [...this.querySelectorAll('s-link')].map((link) => ({
        label: link.textContent?.trim() ?? '',
        href: link.getAttribute('href') ?? '',
        here: link.hasAttribute('data-here'),
      })),
    );
  }
}

document.addEventListener(
  'click',
  (event) => {
    const link = event
      .composedPath()
      .find((node): node is HTMLElement => node instanceof HTMLElement && node.localName === 's-link');
    if (link?.closest('s-app-nav') === null || link === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    link.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
  },
  { capture: true },
);

const stub = {
  config: {
    apiKey: document.querySelector<HTMLMetaElement>('meta[name="shopify-api-key"]')?.content ?? 'stub',
    shop: options.shop ?? query.get('shop') ?? 'quittance-sandbox.myshopify.com',
    locale: options.locale ?? query.get('locale') ?? 'en',
  },
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { mobile: false, embedded: true, pos: false },
  idToken,
  user: () => Promise.resolve({ id: '1', name: 'Sandbox', accountAccess: 'full' }),
  loading: () => undefined,
  toast: { show: showToast, hide: () => undefined },
  modal: { show: () => Promise.resolve(), hide: () => Promise.resolve(), toggle: () => Promise.resolve() },
  saveBar: {
    show: (id: string) => saveBar(id)?.show() ?? Promise.resolve(),
    hide: (id: string) => saveBar(id)?.hide() ?? Promise.resolve(),
    toggle: () => Promise.resolve(),
    /** Rejects while there is something to save, unless the person lets it go. */
    leaveConfirmation: () =>
      document.querySelector('ui-save-bar[data-open]') === null || window.confirm('Leave page with unsaved changes?')
        ? Promise.resolve()
        : new Promise<void>(() => undefined),
  },
  resourcePicker: () => Promise.resolve(undefined),
  scopes: {
    query: () => Promise.resolve({ granted: [], required: [], optional: [] }),
    request: () => Promise.resolve({ result: 'granted-all', detail: { granted: [], required: [], optional: [] } }),
    revoke: () => Promise.resolve({ detail: { granted: [], required: [], optional: [] } }),
  },
};
Object.assign(window, { shopify: stub });
customElements.define('ui-save-bar', SaveBar);
customElements.define('s-app-nav', AppNav);

const style = document.createElement('style');
style.textContent = `s-app-nav[hidden]{display:none!important} s-app-nav{display:flex;gap:4px;padding:8px 12px;background:#ebebeb;border-bottom:1px solid #d4d4d4;overflow-x:auto;white-space:nowrap}
s-app-nav s-link{--link:#303030;padding:4px 10px;border-radius:8px} s-app-nav s-link[data-here]{background:#fafafa;font-weight:550}
ui-save-bar{display:none;position:fixed;inset:auto 0 0;z-index:10;background:#1a1a1a;padding:8px 12px;gap:8px;justify-content:flex-end} ui-save-bar[data-open]{display:flex}
ui-save-bar button{border:0;border-radius:8px;padding:6px 12px;font:550 12px/16px Inter,sans-serif;background:#4a4a4a;color:#fff;cursor:pointer} ui-save-bar button[variant=primary]{background:#fff;color:#1a1a1a}
#app-bridge-toasts{position:fixed;inset:auto 0 24px;display:flex;flex-direction:column;gap:8px;align-items:center;pointer-events:none;z-index:20} .toast{background:#1a1a1a;color:#fff;border-radius:10px;padding:8px 14px} .toast.error{background:#8e0b21}`;
document.head.append(style);
addEventListener('DOMContentLoaded', () => document.body.append(toasts));
if (document.body !== null) document.body.append(toasts);
