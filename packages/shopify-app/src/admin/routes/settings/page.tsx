import type { ShopAnswer } from '../../api/contract.ts';
import { Channels } from '../../components/channels/channels.tsx';
import { ErpConnection } from '../../components/erp/erp-connection-form.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { ProceduresSection } from '../../components/procedures/procedures-section.tsx';
import { SaveBar } from '../../components/settings/save-bar.tsx';
import { sectionsOf, SettingsSection } from '../../components/settings/settings-section.tsx';
import { BillingSection, HistorySection, ShopifySection } from '../../components/settings/shopify-section.tsx';
import { useSave } from '../../components/settings/use-save-settings.ts';
import { useSettingsForm } from '../../components/settings/use-settings-form.ts';
import { useShopifyForm } from '../../components/settings/use-shopify-form.ts';
import { LettersSection } from '../../components/templates/letters-section.tsx';
import { useSettings, useShop, type StoredSettings } from '../../hooks/settings.ts';
import { useText, type TextKey } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

/** The parts of the page, and which sections of core's settings stand in each. */
const PARTS = {
  company: sectionsOf('seller', 'address', 'contact'),
  documents: sectionsOf('invoicing', 'numbering', 'formats', 'terms'),
  tax: sectionsOf('tax'),
  sending: sectionsOf('delivery'),
  dunning: sectionsOf('dunning', 'payments'),
  letters: [],
  erp: [],
  shopify: sectionsOf('alarms'),
} as const;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as readonly Part[];

const TITLES = {
  company: 'onboarding.company',
  documents: 'onboarding.documents',
  tax: 'onboarding.tax',
  sending: 'settings.sections.delivery',
  dunning: 'dunning.tab',
  letters: 'dunning.template.title',
  erp: 'onboarding.erp',
  shopify: 'shopify.title',
} as const satisfies Record<Part, TextKey>;

/** What a merchant decides once, the ERP connection, and what is written into Shopify. */
export function Settings() {
  const settings = useSettings();
  const shop = useShop();
  const { t } = useText();
  if (settings.value !== undefined && shop.value !== undefined)
    return <Form stored={settings.value.settings} shop={shop.value} />;
  const failure = settings.failure ?? shop.failure;
  return (
    <s-page heading={t('app.settings')}>
      <s-section accessibilityLabel={t('app.settings')}>
        {failure === undefined ? (
          <LoadingRows rows={10} />
        ) : (
          <Failed
            failure={failure}
            onRetry={() => {
              settings.reload();
              shop.reload();
            }}
          />
        )}
      </s-section>
    </s-page>
  );
}

function Form({ stored, shop }: { stored: StoredSettings['settings']; shop: ShopAnswer }) {
  const { t } = useText();
  const { params, change } = useParams();
  const form = useSettingsForm(stored);
  const save = useSave(form, stored);
  const shopify = useShopifyForm(shop);
  const part = NAMES.find((name) => name === params.get('part')) ?? 'company';

  const saveAll = async () => {
    if (form.changed && !(await save.run())) {
      const wrong = form.judge();
      const at = NAMES.find((name) => PARTS[name].some(({ fields }) => fields.some(({ path }) => path === wrong)));
      if (at !== undefined && at !== part) change({ part: at });
      return;
    }
    if (shopify.changed) await shopify.run();
  };
  const discard = () => {
    form.discard();
    shopify.discard();
  };
  return (
    <s-page heading={t('app.settings')}>
      <SaveBar
        changed={form.changed || shopify.changed}
        saving={save.pending || shopify.pending}
        onSave={() => void saveAll()}
        onDiscard={discard}
      />
      {stored === null && (
        <s-banner tone="warning" heading={t('settings.firstTime')}>
          {t('settings.firstTimeHint')}
        </s-banner>
      )}
      {form.errorCount > 0 && <s-banner tone="critical" heading={t('settings.errors', { count: form.errorCount })} />}
      <s-stack direction="inline" gap="small-200" accessibilityRole="navigation" accessibilityLabel={t('app.settings')}>
        {NAMES.map((name) => (
          <s-button
            key={name}
            variant={name === part ? 'secondary' : 'tertiary'}
            onClick={() => change({ part: name === 'company' ? undefined : name })}
          >
            {t(TITLES[name])}
          </s-button>
        ))}
      </s-stack>
      {part === 'erp' && <ErpConnection />}
      {part === 'shopify' && (
        <>
          <ShopifySection form={shopify} />
          {shop.billing !== undefined && <BillingSection billing={shop.billing} />}
          <HistorySection />
        </>
      )}
      {PARTS[part].map((section) => (
        <SettingsSection key={section.id} section={section} form={form} />
      ))}
      {part === 'sending' && <Channels />}
      {part === 'dunning' && <ProceduresSection />}
      {part === 'letters' && <LettersSection />}
    </s-page>
  );
}
