import { readableName } from '@quittance/core/screens';
import { useText } from '../../i18n/use-text.ts';

interface DiagnosesProps {
  readonly ok: boolean;
  /** What comes of it all. */
  readonly heading: string;
  readonly diagnoses: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly message: string;
    readonly advice?: string;
  }[];
}

/** What was looked at when a connection was checked, what is wrong and what to do. */
export function Diagnoses({ ok, heading, diagnoses }: DiagnosesProps) {
  const { t, tOr } = useText();
  return (
    <s-banner tone={ok ? 'success' : 'critical'} heading={heading}>
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
