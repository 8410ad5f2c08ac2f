import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { Figures } from '../../components/home/figures.tsx';
import { Needs } from '../../components/home/needs.tsx';
import { Recent } from '../../components/home/recent.tsx';
import { useSteps } from '../../components/onboarding/use-steps.ts';
import { useReceivables } from '../../hooks/documents.ts';
import { useShop, useStats } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';

/** What needs the merchant, how the shop stands, and what was issued last. */
export function Home() {
  const { t } = useText();
  const stats = useStats();
  const receivables = useReceivables();
  const shop = useShop();
  const steps = useSteps();
  const failure = stats.failure ?? receivables.failure ?? shop.failure ?? steps.failure;
  const known =
    stats.value !== undefined &&
    receivables.value !== undefined &&
    shop.value !== undefined &&
    steps.value !== undefined;
  return (
    <s-page heading={t('app.home')}>
      {known ? (
        <>
          <Needs stats={stats.value} receivables={receivables.value.items} shop={shop.value} steps={steps.value} />
          <Figures stats={stats.value} receivables={receivables.value.items} />
          <Recent />
        </>
      ) : (
        <s-section accessibilityLabel={t('home.attention')}>
          {failure === undefined ? (
            <LoadingRows rows={12} />
          ) : (
            <Failed
              failure={failure}
              onRetry={() => {
                stats.reload();
                receivables.reload();
                steps.reload();
              }}
            />
          )}
        </s-section>
      )}
    </s-page>
  );
}
