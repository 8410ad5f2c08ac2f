import type { ReactNode } from 'react';
import type { ShopAnswer } from '../../api/contract.ts';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { Checklist } from '../../components/onboarding/checklist.tsx';
import { DocumentsStep } from '../../components/onboarding/documents-step.tsx';
import { ErpStep } from '../../components/onboarding/erp-step.tsx';
import { SettingsStep } from '../../components/onboarding/settings-step.tsx';
import { isSetUp, nextStep, STEPS, type Step, type Steps } from '../../components/onboarding/steps.ts';
import { TestStep } from '../../components/onboarding/test-step.tsx';
import { useSteps } from '../../components/onboarding/use-steps.ts';
import { sectionsOf } from '../../components/settings/settings-section.tsx';
import { useSaveShop, useShop } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

const COMPANY = sectionsOf('seller', 'address', 'contact');
const TAX = sectionsOf('tax');

/** From the installation to the first invoice in five steps, with a checklist that follows what is stored. */
export function Onboarding() {
  const { t } = useText();
  const shop = useShop();
  const steps = useSteps();
  if (shop.value !== undefined && steps.value !== undefined) return <Open shop={shop.value} steps={steps.value} />;
  return (
    <s-page heading={t('onboarding.title')}>
      <s-section accessibilityLabel={t('onboarding.title')}>
        {steps.failure === undefined ? (
          <LoadingRows rows={12} />
        ) : (
          <Failed failure={steps.failure} onRetry={steps.reload} />
        )}
      </s-section>
    </s-page>
  );
}

function Open({ shop, steps }: { shop: ShopAnswer; steps: Steps }) {
  const { t } = useText();
  const { params, change } = useParams();
  const open = STEPS.find((step) => step === params.get('step')) ?? nextStep(steps);
  const goOn = (from: Step) => change({ step: STEPS[STEPS.indexOf(from) + 1] ?? from });
  return (
    <s-page heading={t('onboarding.title')}>
      {isSetUp(steps) ? (
        <s-banner tone="success" heading={t('onboarding.finished')}>
          {t('onboarding.finishedHint')}
          <s-button slot="secondary-actions" href="/">
            {t('app.toHome')}
          </s-button>
        </s-banner>
      ) : (
        <s-paragraph color="subdued">{t('onboarding.subtitle')}</s-paragraph>
      )}
      <OpenStep step={open} shop={shop} onDone={() => goOn(open)} />
      <s-box slot="aside">
        <Checklist steps={steps} open={open} onOpen={(step) => change({ step })} />
      </s-box>
    </s-page>
  );
}

function OpenStep({ step, shop, onDone }: { step: Step; shop: ShopAnswer; onDone: () => void }): ReactNode {
  const saveShop = useSaveShop();
  const said = (what: 'previewed' | 'dryRun') => {
    void saveShop.run({ ...shop.state, onboarding: { ...shop.state.onboarding, [what]: true } });
    onDone();
  };
  switch (step) {
    case 'company':
      return <SettingsStep sections={COMPANY} onDone={onDone} />;
    case 'tax':
      return <SettingsStep sections={TAX} onDone={onDone} />;
    case 'erp':
      return <ErpStep onDone={onDone} />;
    case 'documents':
      return <DocumentsStep onDone={() => said('previewed')} />;
    case 'test':
      return <TestStep onDone={() => said('dryRun')} />;
  }
}
