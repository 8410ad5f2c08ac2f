import type { AccountView } from '@quittance/core/flow';
import { dayBefore, holdColour, holdSentence, holdState, mayBeLifted, type ShownHold } from '@quittance/core/screens';
import { Button, Container, Heading, StatusBadge, Text } from '@medusajs/ui';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useHolds } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { LiftHold } from './lift-hold.tsx';

/** What stops the reminders of a customer; what was lifted when asked for. */
export function Holds({ account }: { account: Pick<AccountView, 'id' | 'holds'> }) {
  const { t } = useText();
  const [everything, setEverything] = useState(false);
  const all = useHolds(account.id, everything);
  const holds = everything ? (all.data?.items ?? account.holds) : account.holds;
  return (
    <Container className="divide-y p-0" data-testid="quittance-holds">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <Heading level="h2">{t('receivables.hold.title')}</Heading>
        {!everything && (
          <Button size="small" variant="transparent" onClick={() => setEverything(true)}>
            {t('receivables.hold.all')}
          </Button>
        )}
      </div>
      {holds.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t('receivables.hold.none')}
        </Text>
      ) : (
        <ul className="divide-y">
          {holds.map((hold) => (
            <HoldRow key={hold.id} hold={hold} />
          ))}
        </ul>
      )}
    </Container>
  );
}

function HoldRow({ hold }: { hold: ShownHold }) {
  const { t } = useText();
  const words = useWords();
  const { day } = useFormat();
  const state = holdState(hold, dayBefore(new Date(), 0));
  const told = [hold.reason, hold.by === '' ? '' : t('receivables.hold.by', { by: hold.by }), day(hold.from)];
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-hold"
      data-kind={hold.kind}
      data-state={state}
    >
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus" className="break-words">
          {holdSentence(hold, words)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {told.filter((words) => words !== '').join(' · ')}
        </Text>
        {hold.lifting !== undefined && hold.lifting.reason !== '' && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {t(`receivables.hold.state.${hold.lifting.outcome}`)}: {hold.lifting.reason}
          </Text>
        )}
      </div>
      <div className="flex items-center gap-x-2">
        <StatusBadge color={holdColour(state)} className="text-nowrap">
          {t(`receivables.hold.state.${state}`)}
        </StatusBadge>
        {mayBeLifted(hold) && <LiftHold hold={hold} />}
      </div>
    </li>
  );
}
