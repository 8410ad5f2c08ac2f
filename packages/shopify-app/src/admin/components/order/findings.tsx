import type { BrokenRule } from '@quittance/core/model';
import { adviceIn } from '@quittance/core/screens';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';

const SHOWN = 5;
const TONES = { fatal: 'critical', warning: 'warning', information: 'info' } as const;

/** The rules that an invoice breaks, worst first: what to do, which rule says so, and what it is about. Nothing where there are none. */
export function Findings({ findings, label }: { findings: readonly BrokenRule[]; label: string }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  if (findings.length === 0) return null;
  const hidden = findings.length - SHOWN;
  return (
    <s-stack gap="small">
      <ul className="plain-list" aria-label={label}>
        {(all ? findings : findings.slice(0, SHOWN)).map((finding, index) => (
          <li key={`${finding.layer} ${finding.rule} ${index}`}>
            <One finding={finding} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <s-stack direction="inline">
          <s-button variant="tertiary" onClick={() => setAll(!all)}>
            {all ? t('findings.showLess') : t('findings.showAll', { count: hidden })}
          </s-button>
        </s-stack>
      )}
    </s-stack>
  );
}

function One({ finding }: { finding: BrokenRule }) {
  const { t, language } = useText();
  const { rule, severity, terms, message, advice, count } = finding;
  return (
    <s-box paddingBlock="small-300">
      <s-stack gap="small-300">
        <s-stack direction="inline" gap="small-200" alignItems="center">
          <s-badge tone={TONES[severity]}>{t(`findings.severity.${severity}`)}</s-badge>
          <s-text color="subdued">{[rule, ...terms].join(' · ')}</s-text>
          {count > 1 && <s-text color="subdued">{t('findings.places', { count })}</s-text>}
        </s-stack>
        <s-text type="strong">{adviceIn(advice, language)}</s-text>
        <div lang="en">
          <s-text color="subdued">{message}</s-text>
        </div>
      </s-stack>
    </s-box>
  );
}
