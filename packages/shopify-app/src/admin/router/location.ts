import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** The address inside the app. App Bridge follows the history and shows it in the address bar of the admin. */
const watchers = new Set<() => void>();
let shown = address();

function address(): string {
  return `${location.pathname}${location.search}`;
}

function moved(): void {
  shown = address();
  for (const watcher of watchers) watcher();
}

/** Shopify's own parameters (shop, host, locale …) are of the document, not of the page. */
const OF_THE_DOCUMENT = new Set(['shop', 'host', 'embedded', 'id_token', 'hmac', 'session', 'timestamp', 'locale']);

/** Goes to a path of the app; where something is not saved yet, App Bridge asks first. */
export async function navigate(to: string, { replace = false } = {}): Promise<void> {
  if (!replace) await shopify.saveBar.leaveConfirmation();
  if (to === address()) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  moved();
  if (!replace) scrollTo(0, 0);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

export function useLocation(): { readonly path: string; readonly params: URLSearchParams } {
  const at = useSyncExternalStore(watch, () => shown);
  return useMemo(() => {
    const [path = '/', search = ''] = at.split('?');
    const params = new URLSearchParams(search);
    for (const name of OF_THE_DOCUMENT) params.delete(name);
    return { path, params };
  }, [at]);
}

/** The filters of a list: they live in the address, so that a list can be bookmarked, sent to a colleague and come back to. */
export function useParams() {
  const { path, params } = useLocation();
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      void navigate(next.size === 0 ? path : `${path}?${next.toString()}`, { replace: true });
    },
    [path, params],
  );
  return { params, change };
}

/** Follows links inside the app without loading the document again, wherever they are drawn. */
export function followLinks(): void {
  addEventListener('popstate', moved);
  document.addEventListener('shopify:navigate', (event) => {
    const href = event.target instanceof HTMLElement ? event.target.getAttribute('href') : null;
    if (href !== null) void navigate(href);
  });
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
    if (link === undefined || !isWithin(link, event)) return;
    event.preventDefault();
    void navigate(`${link.pathname}${link.search}`);
  });
}

function isWithin(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || event.defaultPrevented;
  const elsewhere = link.target !== '' && link.target !== '_self';
  return (
    !modified && !elsewhere && !link.hasAttribute('download') && link.origin === location.origin && link.hash === ''
  );
}
