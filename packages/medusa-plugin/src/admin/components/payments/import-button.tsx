import type { ShownImport } from '@quittance/core/screens';
import { Button, toast } from '@medusajs/ui';
import { useRef, type ChangeEvent } from 'react';
import { useImportStatement } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** Takes the file of a bank, whatever its format. */
export function ImportButton({ onImported }: { onImported: (report: ShownImport) => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const statement = useImportStatement();
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file may be chosen again.
    event.target.value = '';
    if (file === undefined) return;
    statement.mutate(file, {
      onSuccess: onImported,
      onError: (error) => toast.error(t('payments.import.failed'), { description: errorText(error) }),
    });
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('payments.import.choose')}
        onChange={choose}
        data-testid="quittance-statement-file"
      />
      <Button
        size="small"
        isLoading={statement.isPending}
        onClick={() => input.current?.click()}
        data-testid="quittance-import"
      >
        {t('payments.import.button')}
      </Button>
    </>
  );
}
