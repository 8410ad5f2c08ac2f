import type { AgencyView } from '@quittance/core/flow';
import { agencyColour } from '@quittance/core/screens';
import { useState } from 'react';
import { useAgencies } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { TONES } from '../status/badges.tsx';
import { AgencyActions } from './agency-actions.tsx';
import { AgencyDialog } from './agency-dialog.tsx';
import { Candidates } from './candidates.tsx';
import { Strays } from './strays.tsx';

/** The agencies that cases can go to, each with who might go. */
export function Agencies() {
  const { t } = useText();
  const agencies = useAgencies();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <s-section heading={t('collections.agencies')}>
        <Loaded answer={agencies} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <s-text color="subdued">{t('cases.noAgency')}</s-text>
            ) : (
              <ul className="plain-list lined">
                {items.map((agency) => (
                  <Row key={agency.id} agency={agency} />
                ))}
              </ul>
            )
          }
        </Loaded>
        <s-stack direction="inline">
          <s-button icon="plus" onClick={() => setAdding(true)}>
            {t('cases.add')}
          </s-button>
        </s-stack>
        {adding && <AgencyDialog onClose={() => setAdding(false)} />}
      </s-section>
      {agencies.value?.items
        .filter(({ strayEvents }) => strayEvents > 0)
        .map((agency) => (
          <Strays key={agency.id} agency={agency} />
        ))}
      {agencies.value?.items.map((agency) => (
        <Candidates key={agency.id} agency={agency} />
      ))}
    </>
  );
}

function Row({ agency }: { agency: AgencyView }) {
  const { t } = useText();
  const { name, state, acceptance, casesOut, paused } = agency;
  return (
    <li aria-label={name}>
      <s-stack gap="small-200">
        <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small-200">
          <s-text type="strong">{name}</s-text>
          <s-badge tone={TONES[agencyColour(state)]}>{t(`collections.agencyState.${state}`)}</s-badge>
        </s-stack>
        <s-box accessibilityRole="status">
          <s-text color="subdued">
            {t(`collections.acceptance.${acceptance.state}`)}{' '}
            {acceptance.failedSteps.length > 0 && t('cases.failedSteps', { steps: acceptance.failedSteps.join(', ') })}{' '}
            {t('cases.out', { count: casesOut })}
          </s-text>
        </s-box>
        {paused !== undefined && (
          <s-banner tone="warning" heading={paused.message}>
            {paused.advice}
          </s-banner>
        )}
        <AgencyActions agency={agency} />
      </s-stack>
    </li>
  );
}
