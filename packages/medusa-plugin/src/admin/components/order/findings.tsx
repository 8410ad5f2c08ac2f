import { Badge, Button, Text } from '@medusajs/ui';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../api/admin/quittance/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { adviceIn } from '@quittance/core/screens';

const SHOWN = 5;
const COLOURS = { fatal: 'red', warning: 'orange', information: 'blue' } as const;

/** The rules that an invoice breaks, worst first: what to do, which rule says so, and what it is about. Nothing where there are none. */
export function Findings({ findings, label }: { findings: readonly Finding[]; label: string }) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const list = useId();
  if (findings.length === 0) return null;
  const hidden = findings.length - SHOWN;
  return (
    <div className="flex flex-col gap-y-2">
      <ul id={list} aria-label={label} className="flex flex-col gap-y-3" data-testid="quittance-findings">
        {(all ? findings : findings.slice(0, SHOWN)).map((finding, index) => (
          <One key={`${finding.layer} ${finding.rule} ${index}`} finding={finding} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          size="small"
          variant="transparent"
          className="self-start"
          aria-expanded={all}
          aria-controls={list}
          onClick={() => setAll(!all)}
        >
          {all ? t('findings.showLess') : t('findings.showAll', { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function One({ finding }: { finding: Finding }) {
  const { t } = useText();
  const { i18n } = useTranslation();
  const { rule, severity, terms, message, advice, count, location } = finding;
  return (
    <li className="flex flex-col gap-y-1" data-testid="quittance-finding" data-rule={rule} data-severity={severity}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge size="2xsmall" color={COLOURS[severity]}>
          {t(`findings.severity.${severity}`)}
        </Badge>
        <Text size="xsmall" className="break-all font-mono" title={location}>
          <span className="sr-only">{t('findings.rule')} </span>
          {rule}
        </Text>
        {terms.length > 0 && (
          <Text size="xsmall" className="text-ui-fg-muted font-mono">
            <span className="sr-only">{t('findings.terms')} </span>
            {terms.join(', ')}
          </Text>
        )}
        {count > 1 && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {t('findings.places', { count })}
          </Text>
        )}
      </div>
      <Text size="small" weight="plus" className="text-pretty">
        {adviceIn(advice, i18n.language)}
      </Text>
      <Text size="small" className="text-ui-fg-subtle text-pretty" lang="en">
        {message}
      </Text>
    </li>
  );
}
