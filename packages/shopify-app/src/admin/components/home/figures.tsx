import type { Receivables, Stats } from '@quittance/core/flow';
import { useFormat } from '../../format/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** The shop at a glance: what is owed, what is late, what is on its way. */
export function Figures({ stats, receivables }: { stats: Stats; receivables: readonly Receivables[] }) {
  const { t } = useText();
  const { money, count, day } = useFormat();
  const documents = receivables.reduce((sum, each) => sum + each.documents, 0);
  const amounts = (of: 'open' | 'overdue') =>
    receivables.length === 0 ? t('common.none') : receivables.map((each) => money(each[of], each.currency)).join(' · ');
  const moving = Object.values(stats.stages).reduce((sum, each) => sum + each, 0) - stats.stopped;
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(min(180px, 100%), 1fr))" gap="base">
      <Figure label={t('home.open')} value={amounts('open')} hint={t('home.openHint', { count: documents })} />
      <Figure label={t('home.overdueFigure')} value={amounts('overdue')} hint="" />
      <Figure label={t('home.moving')} value={count(Math.max(0, moving))} hint={t('home.movingHint')} />
      <Figure
        label={t('home.lastOrder')}
        value={stats.lastAcceptedAt === undefined ? t('home.none') : day(stats.lastAcceptedAt.slice(0, 10))}
        hint=""
      />
    </s-grid>
  );
}

function Figure({ label, value, hint }: { label: string; value: string; hint: string }) {
  return (
    <s-section accessibilityLabel={label}>
      <s-stack gap="small-500">
        <s-text color="subdued">{label}</s-text>
        <span className="figure">{value}</span>
        <s-box minBlockSize="20px">
          <s-text color="subdued">{hint}</s-text>
        </s-box>
      </s-stack>
    </s-section>
  );
}
