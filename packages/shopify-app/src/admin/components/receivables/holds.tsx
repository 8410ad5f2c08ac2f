import type { AccountView } from '@quittance/core/flow';
import { useState } from 'react';
import { useHolds } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { HoldRow } from './hold-row.tsx';

/** What stops the reminders of a customer; what was lifted when asked for. */
export function Holds({ account }: { account: Pick<AccountView, 'id' | 'holds'> }) {
  const { t } = useText();
  const [everything, setEverything] = useState(false);
  const all = useHolds(account.id, everything);
  const holds = everything ? (all.value?.items ?? account.holds) : account.holds;
  return (
    <s-section heading={t('receivables.hold.title')}>
      {holds.length === 0 ? (
        <s-text color="subdued">{t('receivables.hold.none')}</s-text>
      ) : (
        <ul className="plain-list lined">
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
      {!everything && (
        <s-stack direction="inline">
          <s-button variant="tertiary" onClick={() => setEverything(true)}>
            {t('receivables.hold.all')}
          </s-button>
        </s-stack>
      )}
    </s-section>
  );
}
