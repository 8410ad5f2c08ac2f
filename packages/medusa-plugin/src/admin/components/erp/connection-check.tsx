import { CheckCircleSolid, XCircleSolid } from '@medusajs/icons';
import { Button, Text } from '@medusajs/ui';
import type { ReactNode } from 'react';
import type { ErpCheckAnswer } from '../../../api/admin/quittance/contract.ts';
import { useCheckErpConnection } from '../../hooks/erp-connection.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failure } from '../feedback/failure.tsx';
import { readableName } from '@quittance/core/screens';

/** Asks the ERP, and lists what was looked at, what is wrong and what to do. `children` stand before the button. */
export function ConnectionCheck({ saved, children }: { saved: boolean; children: ReactNode }) {
  const { t } = useText();
  const check = useCheckErpConnection();
  return (
    <div className="flex flex-col items-start gap-y-3 sm:col-span-2">
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <Button
          type="button"
          size="small"
          variant="secondary"
          disabled={!saved}
          isLoading={check.isPending}
          onClick={() => check.mutate()}
          data-testid="quittance-erp-check"
        >
          {t('erp.check')}
        </Button>
        {!saved && (
          <Text size="small" className="text-ui-fg-muted">
            {t('erp.saveFirst')}
          </Text>
        )}
      </div>
      <div aria-live="polite" className="w-full">
        {check.isPending && <span className="sr-only">{t('erp.checking')}</span>}
        {check.isError && <Failure error={check.error} onRetry={() => check.mutate()} />}
        {check.isSuccess && saved && <Findings answer={check.data} />}
      </div>
    </div>
  );
}

function Findings({ answer }: { answer: ErpCheckAnswer }) {
  const { t, tOr } = useText();
  const wrong = answer.diagnosis.filter((finding) => !finding.ok).length;
  return (
    <div className="flex flex-col gap-y-2" data-testid="quittance-erp-findings">
      <Text size="small" weight="plus">
        {answer.ok ? t('erp.checkOk') : t('erp.checkBad', { count: Math.max(1, wrong) })}
      </Text>
      <ul className="shadow-borders-base divide-y rounded-lg">
        {answer.diagnosis.map((finding, index) => (
          <li key={`${finding.check} ${index}`} className="flex gap-x-3 px-4 py-3">
            {finding.ok ? (
              <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-label={t('erp.passed')} />
            ) : (
              <XCircleSolid className="text-ui-fg-error mt-0.5 shrink-0" aria-label={t('erp.refused')} />
            )}
            <div className="flex min-w-0 flex-col">
              <Text size="small" weight="plus">
                {tOr(`erp.checks.${finding.check}`, readableName(finding.check))}
              </Text>
              <Text size="small" className="text-ui-fg-subtle text-pretty">
                {finding.message}
              </Text>
              {finding.advice !== null && (
                <Text size="small" className="text-pretty">
                  {finding.advice}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
