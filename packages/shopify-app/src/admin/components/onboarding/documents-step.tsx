import { useState } from 'react';
import { useDryRunOrder } from '../../hooks/orders.ts';
import { useSettings } from '../../hooks/settings.ts';
import { languageOf } from '../../i18n/texts.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { useStopText } from '../order/use-stop-text.ts';
import { sectionsOf } from '../settings/settings-section.tsx';
import { sampleOrder } from './sample-order.ts';
import { SettingsStep } from './settings-step.tsx';

const DOCUMENTS = sectionsOf('numbering', 'formats');

/** Numbering and formats, and an invoice as a customer would get it. */
export function DocumentsStep({ onDone }: { onDone: () => void }) {
  const { t, language } = useText();
  const stopText = useStopText();
  const { value: stored } = useSettings();
  const dryRun = useDryRunOrder();
  const [page, setPage] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const settings = stored?.settings ?? null;

  const preview = async () => {
    setWrong(undefined);
    const answer = await dryRun.run(sampleOrder(settings?.seller.postalAddress.countryCode ?? 'FR', new Date()));
    if (!answer.ok) return;
    const [problem] = answer.value.problems;
    const ubl = answer.value.documents[0]?.ubl;
    const { pageOf } = await import('./invoice-preview.ts');
    const shown = ubl === undefined ? undefined : pageOf(ubl, languageOf(language));
    setPage(shown);
    if (shown === undefined) setWrong(problem === undefined ? t('error.server') : stopText(problem).sentence);
  };

  return (
    <s-stack gap="base">
      <s-section heading={t('onboarding.previewTitle')}>
        {settings === null && <s-text color="subdued">{t('onboarding.previewSaveFirst')}</s-text>}
        <s-stack direction="inline" gap="small-200" alignItems="center">
          <s-button disabled={settings === null} loading={dryRun.pending} onClick={() => void preview()}>
            {t('onboarding.preview')}
          </s-button>
          {page !== undefined && (
            <s-button variant="primary" onClick={onDone}>
              {t('onboarding.looksGood')}
            </s-button>
          )}
          <s-text color="subdued">{t('onboarding.previewSample')}</s-text>
        </s-stack>
        {dryRun.failure !== undefined && <Failed failure={dryRun.failure} onRetry={() => void preview()} />}
        {wrong !== undefined && (
          <s-banner tone="critical" heading={t('onboarding.previewFailed')}>
            {wrong}
          </s-banner>
        )}
        {page !== undefined && (
          <iframe className="invoice-preview" title={t('onboarding.previewTitle')} sandbox="" srcDoc={page} />
        )}
      </s-section>
      <SettingsStep sections={DOCUMENTS} onDone={() => void preview()} />
    </s-stack>
  );
}
