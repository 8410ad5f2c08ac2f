import { lazy, Suspense, useSyncExternalStore, type ComponentType } from 'react';
import { isAccessLost, watchAccess } from './api/access.ts';
import { Boundary } from './components/feedback/boundary.tsx';
import { PageSkeleton } from './components/feedback/skeleton.tsx';
import { ReadingContext, useText, type Reading } from './i18n/use-text.ts';
import { useLocation } from './router/location.ts';
import { NoAccess } from './routes/no-access.tsx';
import { NotFound } from './routes/not-found.tsx';

/** Pages about one thing. */
interface OfOneProps {
  readonly id: string;
}

/** Each page is a file of its own that is loaded when it is first opened. */
const Home = lazy(async () => ({ default: (await import('./routes/home/page.tsx')).Home }));
const Onboarding = lazy(async () => ({ default: (await import('./routes/onboarding/page.tsx')).Onboarding }));
const Orders = lazy(async () => ({ default: (await import('./routes/orders/page.tsx')).Orders }));
const Invoices = lazy(async () => ({ default: (await import('./routes/invoices/page.tsx')).Invoices }));
const Customers = lazy(async () => ({ default: (await import('./routes/customers/page.tsx')).Customers }));
const Work = lazy(async () => ({ default: (await import('./routes/work/page.tsx')).Work }));
const Returns = lazy(async () => ({ default: (await import('./routes/returns/page.tsx')).Returns }));
const Dunning = lazy(async () => ({ default: (await import('./routes/dunning/page.tsx')).Dunning }));
const Collections = lazy(async () => ({
  default: (await import('./routes/collections/page.tsx')).Collections,
}));
const Payments = lazy(async () => ({ default: (await import('./routes/payments/page.tsx')).Payments }));
const Settings = lazy(async () => ({ default: (await import('./routes/settings/page.tsx')).Settings }));
const Order: ComponentType<OfOneProps> = lazy(async () => ({
  default: (await import('./routes/order/page.tsx')).Order,
}));

const Customer: ComponentType<OfOneProps> = lazy(async () => ({
  default: (await import('./routes/customer/page.tsx')).Customer,
}));
const Case: ComponentType<OfOneProps> = lazy(async () => ({
  default: (await import('./routes/case/page.tsx')).Case,
}));
const Run: ComponentType<OfOneProps> = lazy(async () => ({
  default: (await import('./routes/run/page.tsx')).Run,
}));

/** By the first part of the path; the second is the id. */
const OF_ONE: Readonly<Record<string, ComponentType<OfOneProps>>> = {
  orders: Order,
  customers: Customer,
  dunning: Run,
  collections: Case,
};

const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': Home,
  '/onboarding': Onboarding,
  '/orders': Orders,
  '/invoices': Invoices,
  '/customers': Customers,
  '/dunning': Dunning,
  '/payments': Payments,
  '/collections': Collections,
  '/work': Work,
  '/returns': Returns,
  '/settings': Settings,
};

export function App({ reading }: { reading: Reading }) {
  const { path } = useLocation();
  const accessLost = useSyncExternalStore(watchAccess, isAccessLost);
  return (
    <ReadingContext value={reading}>
      <Navigation />
      {accessLost ? (
        <NoAccess />
      ) : (
        <Boundary key={path}>
          <Suspense fallback={<PageSkeleton />}>
            <Page path={path} />
          </Suspense>
        </Boundary>
      )}
    </ReadingContext>
  );
}

function Page({ path }: { path: string }) {
  const [, name = '', id] = /^\/([a-z]+)\/([0-9a-f-]{36})$/.exec(path) ?? [];
  const OfOne = OF_ONE[name];
  if (OfOne !== undefined && id !== undefined) return <OfOne id={id} />;
  const Known = PAGES[path.length > 1 ? path.replace(/\/$/, '') : path];
  return Known === undefined ? <NotFound /> : <Known />;
}

/** What the admin shows beside the app; `rel` is App Bridge's, unknown to the types of `s-link`. */
function Navigation() {
  const { t } = useText();
  const home = { rel: 'home' };
  return (
    <s-app-nav>
      <s-link href="/" {...home}>
        {t('app.home')}
      </s-link>
      <s-link href="/orders">{t('app.orders')}</s-link>
      <s-link href="/invoices">{t('app.invoices')}</s-link>
      <s-link href="/customers">{t('app.customers')}</s-link>
      <s-link href="/dunning">{t('dunning.tab')}</s-link>
      <s-link href="/payments">{t('payments.tab')}</s-link>
      <s-link href="/collections">{t('cases.tab')}</s-link>
      <s-link href="/work">{t('delivery.work.tab')}</s-link>
      <s-link href="/returns">{t('delivery.returns.tab')}</s-link>
      <s-link href="/settings">{t('app.settings')}</s-link>
    </s-app-nav>
  );
}
