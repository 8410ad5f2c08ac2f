import { Button, toast } from '@medusajs/ui';
import { CORE_API } from '../../hooks/core-api.ts';
import { useDownload } from '../../hooks/downloads.ts';
import { usePrintLetters } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** One file with every letter that waits; what is in it counts as printed. */
export function PrintButton() {
  const { t } = useText();
  const errorText = useErrorText();
  const print = usePrintLetters();
  const download = useDownload();
  const onError = (error: unknown) => toast.error(t('delivery.waiting.failed'), { description: errorText(error) });
  const onClick = () =>
    print.mutate(undefined, {
      onSuccess: ({ evidence, letters }) => {
        if (evidence === undefined) return toast.info(t('delivery.work.printedNone'));
        download.mutate(
          { path: `${CORE_API}/evidence/${evidence}`, accept: '*/*', fallbackName: `${evidence}.pdf` },
          { onError },
        );
        return toast.success(t('delivery.work.printed', { count: letters }));
      },
      onError,
    });
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={print.isPending || download.isPending}
      onClick={onClick}
      data-testid="quittance-print"
    >
      {t('delivery.work.action.print')}
    </Button>
  );
}
