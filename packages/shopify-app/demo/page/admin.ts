import type { NavLink, ToAdmin } from '../../test/app-bridge-stub/admin.ts';
import type { ShownOrder } from './shown-order.ts';

/** The admin around the app: the app's own navigation at the left, the app or the shop's orders beside it. */
const { appUrl, shop, home }: { appUrl: string; shop: string; home: string } = JSON.parse(
  element('data').textContent ?? '{}',
);
const store = home.replace(/\/apps\/.*$/, '');
const frame = element('app') as HTMLIFrameElement;
const EVERY_MS = 2_000;

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

function make(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Shows what the address says. */
async function show(): Promise<void> {
  const inApp = location.pathname.startsWith(home);
  frame.hidden = !inApp;
  element('orders').hidden = inApp;
  element('to-orders').toggleAttribute('aria-current', !inApp);
  drawNavigation();
  if (!inApp) return refresh();
  const path = location.pathname.slice(home.length) || '/';
  if (frame.src === '') await openApp(path + location.search);
  else go(path);
}

async function openApp(path: string): Promise<void> {
  const token = await (await fetch('/session-token')).text();
  const url = new URL(path, appUrl);
  for (const [name, value] of Object.entries({
    shop,
    host: btoa(location.host + store),
    embedded: '1',
    id_token: token,
  }))
    url.searchParams.set(name, value);
  frame.src = url.href;
}

function go(href: string): void {
  frame.contentWindow?.postMessage({ kind: 'go', href }, appUrl);
}

function navigate(path: string): void {
  history.pushState(null, '', path);
  void show();
}

addEventListener('message', ({ source, origin, data }: MessageEvent<ToAdmin>) => {
  if (source !== frame.contentWindow || origin !== appUrl) return;
  if (data.kind === 'open') return navigate(`${store}${data.path}`);
  links = data.links;
  drawNavigation();
  if (!frame.hidden) history.replaceState(null, '', `${home}${data.path === '/' ? '' : data.path}`);
});

/** As the app said last; before it has, where it begins. */
let links: readonly NavLink[] = [{ label: 'Home', href: '/', here: true }];

function drawNavigation(): void {
  const drawn = links.map(({ label, href, here }, index) => {
    const link = make('a', index === 0 ? 'Quittance' : label, { href: `${home}${href === '/' ? '' : href}` });
    link.toggleAttribute('aria-current', here && !frame.hidden);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      navigate(link.getAttribute('href') ?? home);
    });
    return link;
  });
  element('app-nav').replaceChildren(...drawn);
}

let listed = '';

async function refresh(): Promise<void> {
  const text = await (await fetch('/sandbox/orders')).text();
  // A list that is what it was stays: nobody's focus is taken.
  if (text === listed) return;
  listed = text;
  const orders = JSON.parse(text) as readonly ShownOrder[];
  element('list').replaceChildren(...orders.map(card));
  const wanted = /\/orders\/(\d+)$/.exec(location.pathname)?.[1];
  if (wanted !== undefined) document.getElementById(`order-${wanted}`)?.scrollIntoView();
}

function card(order: ShownOrder): HTMLElement {
  const article = make('article', '', { id: `order-${order.id}` });
  const head = make('div', '', { class: 'head' });
  head.append(
    make('h2', order.name),
    make('span', order.buyer),
    make('span', order.status.toLowerCase().replaceAll('_', ' '), { class: 'badge' }),
    ...order.tags.map((tag) => make('span', tag, { class: 'badge' })),
    make('span', `${order.total} ${order.currency}`, { class: 'total' }),
    ...order.actions.map((action) => button(order, action)),
  );
  article.append(head, metafields(order));
  return article;
}

const LABELS: Readonly<Record<string, string>> = {
  pay: 'Pay',
  refund: 'Refund one piece',
  cancel: 'Cancel',
  edit: 'Add a notebook',
};

function button({ id, name }: ShownOrder, action: string): HTMLElement {
  const made = make('button', LABELS[action] ?? action, { type: 'button', 'aria-label': `${LABELS[action]}: ${name}` });
  made.addEventListener('click', () => void act(id, action));
  return made;
}

async function act(id: string, action: string): Promise<void> {
  const answer = await fetch(`/sandbox/orders/${id}/${action}`, { method: 'POST' });
  const { problem } = (await answer.json()) as { problem?: string };
  element('problem').textContent = problem ?? '';
  await refresh();
}

function metafields({ metafields: written }: ShownOrder): HTMLElement {
  const list = make('dl', '');
  // What is JSON is for the app's own extensions.
  for (const { key, type, value } of written.filter((field) => field.type !== 'json')) {
    const shown = make('dd', type === 'money' ? money(value) : '');
    if (type === 'url') shown.append(make('a', value, { href: value }));
    else if (type !== 'money') shown.textContent = value;
    list.append(make('dt', key), shown);
  }
  return list;
}

function money(value: string): string {
  const { amount, currency_code: currency } = JSON.parse(value) as { amount: string; currency_code: string };
  return `${amount} ${currency}`;
}

element('shop').textContent = shop;
const toOrders = element('to-orders');
toOrders.setAttribute('href', `${store}/orders`);
toOrders.addEventListener('click', (event) => {
  event.preventDefault();
  navigate(`${store}/orders`);
});
addEventListener('popstate', () => void show());
setInterval(() => {
  if (!element('orders').hidden) void refresh();
}, EVERY_MS);
void show();
