import type { ConnectionCheck as Check } from '@quittance/core/flow';
import { useState } from 'react';
import { useCheckConnection } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
import { Diagnoses } from '../feedback/diagnoses.tsx';
import { Failed } from '../feedback/failed.tsx';

/** Asks the ERP, and lists what was looked at, what is wrong and what to do. */
export function ConnectionCheck({ saved, onChecked }: { saved: boolean; onChecked?: (ok: boolean) => void }) {
  const { t } = useText();
  const check = useCheckConnection();
  const [found, setFound] = useState<Check>();
  const run = async () => {
    setFound(undefined);
    const answer = await check.run();
    if (answer.ok) setFound(answer.value);
    onChecked?.(answer.ok && answer.value.ok);
  };
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-button icon="connect" disabled={!saved} loading={check.pending} onClick={() => void run()}>
          {t('erp.check')}
        </s-button>
        {!saved && <s-text color="subdued">{t('erp.saveFirst')}</s-text>}
      </s-stack>
      {check.failure !== undefined && <Failed failure={check.failure} onRetry={() => void run()} />}
      {found !== undefined && saved && (
        <Diagnoses
          {...found}
          heading={found.ok ? t('erp.checkOk') : t('erp.checkBad', { count: Math.max(1, wrongIn(found)) })}
        />
      )}
    </s-stack>
  );
}

function wrongIn({ diagnoses }: Check): number {
  return diagnoses.filter(({ ok }) => !ok).length;
}
