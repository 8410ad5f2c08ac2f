import { useState } from 'react';
import type { DryRunReport as Report } from '../../api/contract.ts';
import { useDryRun } from '../../hooks/orders.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty } from '../feedback/empty.tsx';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { DryRunReport } from './dry-run-report.tsx';

const LAST = 10;

/** What would become of the shop's latest orders, without any effect. */
export function TestStep({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const dryRun = useDryRun();
  const [report, setReport] = useState<Report>();
  const run = async () => {
    const answer = await dryRun.run(LAST);
    if (answer.ok) setReport(answer.value);
  };
  return (
    <s-section heading={t('onboarding.test')}>
      <s-paragraph color="subdued">{t('onboarding.testHint')}</s-paragraph>
      <s-stack direction="inline" gap="small-200">
        <s-button loading={dryRun.pending} onClick={() => void run()}>
          {report === undefined ? t('onboarding.testRun') : t('onboarding.testAgain')}
        </s-button>
        {report !== undefined && (
          <s-button variant="primary" onClick={onDone}>
            {t('onboarding.finish')}
          </s-button>
        )}
      </s-stack>
      {dryRun.pending && <LoadingRows rows={4} />}
      {dryRun.failure !== undefined && <Failed failure={dryRun.failure} onRetry={() => void run()} />}
      {report?.orders.length === 0 && (
        <Empty icon="order" title={t('onboarding.testEmpty')} hint={t('onboarding.testEmptyHint')} />
      )}
      {report !== undefined && report.orders.length > 0 && <DryRunReport report={report} />}
    </s-section>
  );
}
