import { importSentences, type ShownImport } from '@quittance/core/screens';
import { Text } from '@medusajs/ui';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';

/** What became of a statement that was just read. */
export function ImportReport({ report }: { report: ShownImport }) {
  const { t } = useText();
  const sentences = importSentences(report, useWords());
  return (
    <section role="status" className="flex flex-col gap-y-1 px-6 py-4" data-testid="quittance-import-report">
      <Text size="small" leading="compact" weight="plus">
        {t('payments.import.title')}
      </Text>
      <ul className="txt-small text-ui-fg-subtle">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {report.warnings.map(({ message, location }) => (
          <li key={`${location} ${message}`} className="text-ui-fg-error">
            {t('payments.import.warning', { message, location })}
          </li>
        ))}
      </ul>
    </section>
  );
}
