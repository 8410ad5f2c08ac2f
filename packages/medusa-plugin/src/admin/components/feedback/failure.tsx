import { ExclamationCircle } from '@medusajs/icons';
import { Button, Text } from '@medusajs/ui';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from './error-text.ts';

/** A part of the screen that could not be loaded: what happened, and the way out. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-10 text-center">
      <ExclamationCircle className="text-ui-fg-error" aria-hidden />
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t('error.title')}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-balance">
          {errorText(error)}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}
