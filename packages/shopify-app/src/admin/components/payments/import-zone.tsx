import type { ShownImport } from '@quittance/core/screens';
import { useImportStatement } from '../../hooks/bank-entries.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** Takes the file of a bank, whatever its format. */
export function ImportZone({ onImported }: { onImported: (report: ShownImport) => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const statement = useImportStatement();
  const { pending, failure } = statement;
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const answer = await statement.run(file);
    if (answer.ok) onImported(answer.value);
  };
  return (
    <s-drop-zone
      label={t('payments.import.choose')}
      accessibilityLabel={t('payments.import.choose')}
      disabled={pending}
      error={failure === undefined ? '' : `${t('payments.import.failed')}: ${errorText(failure)}`}
      onChange={(event) => void take(event.currentTarget.files[0])}
    />
  );
}
