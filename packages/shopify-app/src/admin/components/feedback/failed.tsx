import type { Failure } from '../../api/failure.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

/** A part of the screen that could not be loaded: what happened, and the way out. */
export function Failed({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  return (
    <s-box padding="base">
      <s-banner tone="critical" heading={t('error.title')}>
        {errorText(failure)}
        <s-button slot="secondary-actions" onClick={onRetry}>
          {t('common.tryAgain')}
        </s-button>
      </s-banner>
    </s-box>
  );
}
