import { useDownload } from '../../hooks/downloads.ts';
import { usePrintLetters } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { evidenceOf } from '../delivery/evidence-button.tsx';
import { useErrorText } from '../feedback/error-text.ts';

/** One file with every letter that waits; what is in it counts as printed. */
export function PrintButton({ slot }: { slot: 'primary-action' }) {
  const { t } = useText();
  const errorText = useErrorText();
  const print = usePrintLetters();
  const download = useDownload();
  const run = async () => {
    const printed = await print.run();
    if (printed.ok && printed.value.evidence === undefined) return shopify.toast.show(t('delivery.work.printedNone'));
    const saved = printed.ok ? await download.run(evidenceOf(printed.value.evidence ?? '')) : printed;
    if (!saved.ok)
      return shopify.toast.show(`${t('delivery.waiting.failed')}: ${errorText(saved.failure)}`, { isError: true });
    return printed.ok && shopify.toast.show(t('delivery.work.printed', { count: printed.value.letters }));
  };
  return (
    <s-button slot={slot} icon="print" loading={print.pending || download.pending} onClick={() => void run()}>
      {t('delivery.work.action.print')}
    </s-button>
  );
}
