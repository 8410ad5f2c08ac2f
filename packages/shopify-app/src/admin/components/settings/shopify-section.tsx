import { dayBefore } from '@quittance/core/screens';
import { useState } from 'react';
import type { ShopAnswer } from '../../api/contract.ts';
import { useBackfill, useStartBackfill } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { DayField } from '../filters/day-field.tsx';
import type { ShopifyForm } from './use-shopify-form.ts';

/** What Quittance writes on the merchant's own things in Shopify. */
export function ShopifySection({ form }: { form: ShopifyForm }) {
  const { t } = useText();
  const { settings, set } = form;
  return (
    <s-section heading={t('shopify.title')}>
      <s-paragraph color="subdued">{t('shopify.hint')}</s-paragraph>
      <s-switch
        label={t('shopify.tags')}
        details={t('shopify.tagsHint')}
        checked={settings.tags.on}
        onChange={(event) => set({ tags: { ...settings.tags, on: event.currentTarget.checked } })}
      />
      {settings.tags.on && (
        <s-text-field
          label={t('shopify.prefix')}
          details={t('shopify.prefixHint')}
          error={form.prefixError}
          maxLength={20}
          value={settings.tags.prefix}
          onInput={(event) => set({ tags: { ...settings.tags, prefix: event.currentTarget.value } })}
        />
      )}
      <s-switch
        label={t('shopify.markAsPaid')}
        details={t('shopify.markAsPaidHint')}
        checked={settings.markAsPaid}
        onChange={(event) => set({ markAsPaid: event.currentTarget.checked })}
      />
      <s-switch
        label={t('shopify.paymentTerms')}
        details={t('shopify.paymentTermsHint')}
        checked={settings.paymentTerms}
        onChange={(event) => set({ paymentTerms: event.currentTarget.checked })}
      />
    </s-section>
  );
}

/** The plan and what of it is used, where merchants pay by issued documents. */
export function BillingSection({ billing }: { billing: NonNullable<ShopAnswer['billing']> }) {
  const { t } = useText();
  const { plan, used, included, confirmationUrl } = billing;
  const words = t('shopify.used', { used, included });
  return (
    <s-section heading={t('shopify.billing')}>
      <s-paragraph color="subdued">{t('shopify.billingHint')}</s-paragraph>
      {plan !== null && (
        <s-stack gap="small-200">
          <s-text type="strong">{plan}</s-text>
          <s-progress accessibilityLabel={words} max={Math.max(1, included)} value={Math.min(used, included)} />
          <s-text color="subdued">{words}</s-text>
        </s-stack>
      )}
      {confirmationUrl !== undefined && (
        <s-stack direction="inline">
          <s-button href={confirmationUrl} target="_top">
            {t('shopify.choosePlan')}
          </s-button>
        </s-stack>
      )}
    </s-section>
  );
}

/** Orders from before the app was installed. */
export function HistorySection() {
  const { t } = useText();
  const errorText = useErrorText();
  const { value: progress } = useBackfill();
  const start = useStartBackfill();
  const [since, setSince] = useState<string | undefined>(() => dayBefore(new Date(), 30));
  const running = progress?.state === 'running';
  return (
    <s-section heading={t('shopify.history')}>
      <s-paragraph color="subdued">
        {t('shopify.historyHint')} {t('shopify.reinvoice')}
      </s-paragraph>
      <s-stack direction="inline" gap="small" alignItems="end">
        <DayField label={t('shopify.historySince')} value={since} onChoose={setSince} />
        <s-button
          disabled={since === undefined}
          loading={start.pending || running}
          onClick={() => void start.run(since ?? '')}
        >
          {t('shopify.historyStart')}
        </s-button>
      </s-stack>
      {running && <s-text>{t('shopify.historyRunning', { taken: progress.taken, found: progress.found })}</s-text>}
      {progress?.state === 'done' && <s-text>{t('shopify.historyDone', { taken: progress.taken })}</s-text>}
      {(start.failure !== undefined || progress?.state === 'failed') && (
        <s-banner tone="critical" heading={t('shopify.historyFailed')}>
          {start.failure === undefined ? t('error.server') : errorText(start.failure)}
        </s-banner>
      )}
    </s-section>
  );
}
