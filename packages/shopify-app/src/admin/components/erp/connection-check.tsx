import type { ConnectionCheck as Check } from '@quittance/core/flow';
import { readableName } from '@quittance/core/screens';
import { useState } from 'react';
import { useCheckConnection } from '../../hooks/settings.ts';
import { useText } from '../../i18n/use-text.ts';
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
      {found !== undefined && saved && <Findings check={found} />}
    </s-stack>
  );
}

function Findings({ check: { ok, diagnoses } }: { check: Check }) {
  const { t, tOr } = useText();
  const wrong = diagnoses.filter((diagnosis) => !diagnosis.ok).length;
  return (
    <s-banner
      tone={ok ? 'success' : 'critical'}
      heading={ok ? t('erp.checkOk') : t('erp.checkBad', { count: Math.max(1, wrong) })}
    >
      <ul className="plain-list">
        {diagnoses.map((diagnosis, index) => (
          <li key={`${diagnosis.check} ${index}`}>
            <s-stack direction="inline" gap="small-200" alignItems="start">
              <s-icon type={diagnosis.ok ? 'check-circle' : 'x-circle'} tone={diagnosis.ok ? 'success' : 'critical'} />
              <s-text accessibilityVisibility="exclusive">{diagnosis.ok ? t('erp.passed') : t('erp.refused')}</s-text>
              <s-text type="strong">{tOr(`erp.checks.${diagnosis.check}`, readableName(diagnosis.check))}</s-text>
              <s-text color="subdued">{diagnosis.message}</s-text>
              {diagnosis.advice !== undefined && <s-text>{diagnosis.advice}</s-text>}
            </s-stack>
          </li>
        ))}
      </ul>
    </s-banner>
  );
}
