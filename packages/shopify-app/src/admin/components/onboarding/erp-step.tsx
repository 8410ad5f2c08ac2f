import { useSaveConnection } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErpConnection, useErpSetUp } from '../erp/erp-connection-form.tsx';

/** Which ERP, and whether it answers; a merchant without one says so. */
export function ErpStep({ onDone }: { onDone: () => void }) {
  const { t } = useText();
  const { value: setUp } = useErpSetUp();
  const save = useSaveConnection();
  const useLedger = async () => {
    const answer = await save.run({ adapter: 'ledger', config: {}, secrets: {} });
    if (answer.ok) onDone();
  };
  return (
    <s-stack gap="base">
      <ErpConnection onChecked={(ok) => ok && onDone()} />
      {setUp !== undefined && setUp.connection === undefined && (
        <s-stack direction="inline">
          <s-button loading={save.pending} onClick={() => void useLedger()}>
            {t('onboarding.useLedger')}
          </s-button>
        </s-stack>
      )}
    </s-stack>
  );
}
