import type { AgencyView, StrayEventView } from '@quittance/core/flow';
import { useState } from 'react';
import { useFormat } from '../../format/use-format.ts';
import { useCloseStray, useStrays } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { ReasonDialog } from '../feedback/reason-dialog.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { Pager } from '../table/pager.tsx';

/** What an agency told and that belongs to no case, or could not be read, until a person has looked at it. */
export function Strays({ agency: { id, name } }: { agency: AgencyView }) {
  const { t } = useText();
  const strays = useStrays(id);
  return (
    <s-section heading={t('cases.strays', { agency: name })}>
      <Loaded answer={strays} rows={2}>
        {({ items }) => (
          <ul className="plain-list lined">
            {items.map((stray) => (
              <Row key={stray.id} agency={id} stray={stray} />
            ))}
          </ul>
        )}
      </Loaded>
      <Pager list={strays} />
    </s-section>
  );
}

function Row({
  agency,
  stray: { id, code, caseId, reason, receivedAt, raw },
}: {
  agency: string;
  stray: StrayEventView;
}) {
  const { t } = useText();
  const { moment } = useFormat();
  const outcome = useOutcome();
  const close = useCloseStray();
  const [asking, setAsking] = useState(false);
  const title = t(`cases.strayCode.${code}`);
  const confirm = async (why: string) => {
    if (outcome(await close.run(agency, id, why), 'cases.strayClosed', 'cases.failed')) setAsking(false);
  };
  return (
    <li aria-label={title}>
      <s-stack gap="small-300">
        <s-text type="strong">{title}</s-text>
        {caseId !== undefined && <s-text color="subdued">{t('cases.strayCase', { case: caseId })}</s-text>}
        <time dateTime={receivedAt}>
          <s-text color="subdued">{moment(receivedAt)}</s-text>
        </time>
        <details>
          <summary>{t('cases.strayTold')}</summary>
          <s-text color="subdued">{reason}</s-text>
          <pre className="told">{JSON.stringify(raw, null, 2)}</pre>
        </details>
        <s-stack direction="inline">
          <s-button accessibilityLabel={`${t('cases.strayClose')}: ${title}`} onClick={() => setAsking(true)}>
            {t('cases.strayClose')}
          </s-button>
        </s-stack>
      </s-stack>
      {asking && (
        <ReasonDialog
          heading={t('cases.strayClose')}
          body={t('cases.strayCloseBody')}
          label={t('cases.why')}
          confirm={t('cases.strayClose')}
          missing={t('receivables.hold.faults.reason')}
          pending={close.pending}
          onConfirm={(why) => void confirm(why)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
