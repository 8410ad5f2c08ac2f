/** What the app in a frame tells the page around it, and hears from it. */
export type ToAdmin =
  | { readonly kind: 'at'; readonly path: string; readonly links: readonly NavLink[] }
  | { readonly kind: 'open'; readonly path: string };
export interface ToApp {
  readonly kind: 'go';
  readonly href: string;
}
export interface NavLink {
  readonly label: string;
  readonly href: string;
  readonly here: boolean;
}

export interface Admin {
  /** Where the app is, and what its navigation shows; said again only when it changed. */
  tell(links: readonly NavLink[]): void;
  /** Leads to a page of the admin itself. */
  open(path: string): void;
  onGo(go: (href: string) => void): void;
}

const OF_THE_DOCUMENT = ['shop', 'host', 'embedded', 'id_token', 'locale'];

/** The page around the app; nothing is told to a page of another origin, nor heard from one. */
export function admin(origin: string): Admin {
  const post = (message: ToAdmin) => window.parent.postMessage(message, origin);
  let told = '';
  return {
    tell(links) {
      const params = new URLSearchParams(location.search);
      for (const name of OF_THE_DOCUMENT) params.delete(name);
      const path = params.size === 0 ? location.pathname : `${location.pathname}?${params.toString()}`;
      const message = { kind: 'at', path, links } as const;
      const text = JSON.stringify(message);
      if (text === told) return;
      told = text;
      post(message);
    },
    open: (path) => post({ kind: 'open', path }),
    onGo: (go) =>
      addEventListener('message', (event: MessageEvent<ToApp>) => {
        if (event.source === window.parent && event.origin === origin && event.data.kind === 'go') go(event.data.href);
      }),
  };
}

/** Links to `shopify://admin/…` lead out of the frame. */
export function openInAdmin(outer: Admin): void {
  document.addEventListener(
    'click',
    (event) => {
      const target = event
        .composedPath()
        .find((node): node is Element => node instanceof Element && hrefOf(node).startsWith('shopify://admin/'));
      if (target === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      outer.open(hrefOf(target).replace('shopify://admin', ''));
    },
    { capture: true },
  );
}

const hrefOf = (element: Element): string => element.getAttribute('href') ?? '';
