import { useText } from '../../i18n/use-text.ts';
import { doneCount, STEPS, type Step, type Steps } from './steps.ts';

interface ChecklistProps {
  readonly steps: Steps;
  readonly open: Step;
  readonly onOpen: (step: Step) => void;
}

/** The five steps with what is done of them; each can be opened at any time. */
export function Checklist({ steps, open, onOpen }: ChecklistProps) {
  const { t } = useText();
  const done = doneCount(steps);
  const words = t('onboarding.progress', { done, all: STEPS.length });
  return (
    <s-section heading={words}>
      <s-progress accessibilityLabel={words} max={STEPS.length} value={done} />
      <ol className="plain-list">
        {STEPS.map((step) => (
          <li key={step} {...(step === open && { 'aria-current': 'step' as const })}>
            <s-clickable padding="small-200" onClick={() => onOpen(step)}>
              <s-grid gridTemplateColumns="20px minmax(0, 1fr)" gap="small-200" alignItems="start">
                <s-icon
                  type={steps[step] ? 'check-circle-filled' : 'circle-dashed'}
                  tone={steps[step] ? 'success' : 'neutral'}
                />
                <s-stack gap="small-500">
                  <s-text accessibilityVisibility="exclusive">
                    {steps[step] ? t('onboarding.done') : t('onboarding.todo')}
                  </s-text>
                  {step === open ? (
                    <s-text type="strong">{t(`onboarding.${step}`)}</s-text>
                  ) : (
                    <s-text>{t(`onboarding.${step}`)}</s-text>
                  )}
                  {step === open && <s-text color="subdued">{t(`onboarding.${step}Hint`)}</s-text>}
                </s-stack>
              </s-grid>
            </s-clickable>
          </li>
        ))}
      </ol>
    </s-section>
  );
}
