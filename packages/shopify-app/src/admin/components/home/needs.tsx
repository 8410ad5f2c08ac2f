import type { Receivables, Stats } from '@quittance/core/flow';
import { dayBefore } from '@quittance/core/screens';
import type { ReactNode } from 'react';
import type { ShopAnswer } from '../../api/contract.ts';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { doneCount, STEPS, type Steps } from '../onboarding/steps.ts';
import { useStopText } from '../order/use-stop-text.ts';
import { needsOf, type Need } from './attention.ts';
import { Causes } from './causes.tsx';
import { Unmapped } from './unmapped.tsx';

interface NeedsProps {
  readonly stats: Stats;
  readonly receivables: readonly Receivables[];
  readonly shop: ShopAnswer;
  readonly steps: Steps;
}

/** What needs the merchant now, or that nothing does. */
export function Needs(props: NeedsProps) {
  const { t } = useText();
  const needs = needsOf(props.stats, props.receivables, props.shop, props.steps);
  if (needs.length === 0)
    return (
      <s-banner tone="success" heading={t('home.allWell')}>
        {t('home.allWellHint')}
      </s-banner>
    );
  return (
    <s-stack gap="base">
      {needs.map((need) => (
        <One key={need} need={need} {...props} />
      ))}
    </s-stack>
  );
}

function One({ need, ...props }: NeedsProps & { readonly need: Need }): ReactNode {
  switch (need) {
    case 'set-up':
      return <SetUp steps={props.steps} />;
    case 'scopes':
      return <Scopes missing={props.shop.missingScopes} />;
    case 'erp-paused':
      return <ErpPaused stats={props.stats} />;
    case 'stuck':
      return <Causes stats={props.stats} />;
    case 'unmapped':
      return <Unmapped count={props.stats.unmapped} />;
    case 'silent':
      return <Silent since={props.stats.silent[0]?.since ?? ''} />;
    case 'overdue':
      return <Overdue receivables={props.receivables} />;
  }
}

function SetUp({ steps }: { steps: Steps }) {
  const { t } = useText();
  return (
    <s-banner tone="info" heading={t('home.setUp')}>
      {t('home.setUpHint', { done: doneCount(steps), all: STEPS.length })}
      <s-button slot="secondary-actions" href="/onboarding">
        {t('home.setUpGo')}
      </s-button>
    </s-banner>
  );
}

function Scopes({ missing }: { missing: readonly string[] }) {
  const { t } = useText();
  return (
    <s-banner tone="warning" heading={t('home.scopes')}>
      {t('home.scopesHint', { scopes: missing.join(', ') })}
      <s-button slot="secondary-actions" onClick={() => void shopify.scopes.request([...missing])}>
        {t('home.scopesGo')}
      </s-button>
    </s-banner>
  );
}

function ErpPaused({ stats }: { stats: Stats }) {
  const { t } = useText();
  const stopText = useStopText();
  if (stats.erpPaused === undefined) return null;
  const { sentence, advice } = stopText(stats.erpPaused);
  return (
    <s-banner tone="critical" heading={t('home.erpPaused')}>
      {sentence} {advice}
      <s-button slot="secondary-actions" href="/settings?part=erp">
        {t('home.erpPausedGo')}
      </s-button>
    </s-banner>
  );
}

function Silent({ since }: { since: string }) {
  const { t } = useText();
  const { moment } = useFormat();
  return (
    <s-banner tone="warning" heading={t('silent.title', { at: moment(since) })}>
      {t('silent.hint')}
    </s-banner>
  );
}

function Overdue({ receivables }: { receivables: readonly Receivables[] }) {
  const { t } = useText();
  const { money } = useFormat();
  const late = receivables.filter(({ overdueDocuments }) => overdueDocuments > 0);
  const count = late.reduce((sum, { overdueDocuments }) => sum + overdueDocuments, 0);
  const amount = late.map(({ overdue, currency }) => money(overdue, currency)).join(', ');
  return (
    <s-banner tone="warning" heading={t('home.overdue', { count, amount })}>
      <s-button slot="secondary-actions" href={`/invoices?dueBefore=${dayBefore(new Date(), 0)}`}>
        {t('home.overdueShow')}
      </s-button>
    </s-banner>
  );
}
