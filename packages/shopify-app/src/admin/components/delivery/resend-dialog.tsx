import type { ResendProposal } from '@quittance/core/flow';
import { throughOf } from '@quittance/core/screens';
import { useEffect, useState } from 'react';
import { useConfirmResend, useProposeResend, useResendProgress, type ResendPick } from '../../hooks/resend.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../feedback/dialog.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { tell } from '../feedback/toast.ts';

/** Sends documents again: first the list of what would go, then one confirmation, then how far it is. */
export function ResendDialog({ pick, onClose }: { pick: ResendPick; onClose: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const { run: propose, failure } = useProposeResend();
  const confirm = useConfirmResend();
  const [proposal, setProposal] = useState<ResendProposal>();
  const [sent, setSent] = useState(false);
  const list = () => void propose(pick).then((answer) => answer.ok && setProposal(answer.value));
  useEffect(list, [propose, pick]);
  const count = proposal?.documents.length ?? 0;
  const send = async () => {
    const answer = await confirm.run(proposal?.id ?? '');
    tell(
      answer,
      () => t('delivery.resend.sent', { count }),
      (why) => `${t('delivery.resend.failed')}: ${errorText(why)}`,
    );
    setSent(answer.ok);
  };
  return (
    <Dialog
      heading={proposal === undefined ? t('delivery.resend.checking') : t('delivery.resend.title', { count })}
      {...(count > 0 && !sent && { confirm: t('delivery.resend.confirm') })}
      cancel={t('common.close')}
      pending={confirm.pending}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <s-stack gap="base">
        <s-paragraph color="subdued">{t('delivery.resend.body')}</s-paragraph>
        {proposal === undefined && failure === undefined && <LoadingRows rows={4} />}
        {failure !== undefined && <Failed failure={failure} onRetry={list} />}
        {sent && proposal !== undefined && <Progress id={proposal.id} />}
        {proposal !== undefined && <Proposal proposal={proposal} />}
      </s-stack>
    </Dialog>
  );
}

function Proposal({ proposal: { documents, skipped } }: { proposal: ResendProposal }) {
  const { t, tOr } = useText();
  return (
    <>
      {documents.length === 0 && <s-text>{t('delivery.resend.nothing')}</s-text>}
      <ul className="plain-list lined" aria-label={t('delivery.resend.list')}>
        {documents.map(({ documentId, number, kind, buyer }) => (
          <li key={documentId}>
            <s-stack gap="small-500">
              <s-text type="strong">{number}</s-text>
              <s-text color="subdued">
                {t(`kind.${kind}`)} · {buyer}
              </s-text>
            </s-stack>
          </li>
        ))}
      </ul>
      {skipped.length > 0 && (
        <s-stack gap="small-300">
          <s-text type="strong">{t('delivery.resend.skipped', { count: skipped.length })}</s-text>
          <s-unordered-list>
            {skipped.map(({ documentId, number, code }) => (
              <s-list-item key={documentId}>
                {number}: {tOr(`delivery.resend.skip.${code}`, code)}
              </s-list-item>
            ))}
          </s-unordered-list>
        </s-stack>
      )}
    </>
  );
}

function Progress({ id }: { id: string }) {
  const { t } = useText();
  const { value: proposal } = useResendProgress(id);
  if (proposal === undefined) return null;
  const [done, all] = [throughOf(proposal), proposal.documents.length];
  const words = t('delivery.resend.progress', { done, all });
  return (
    <s-stack gap="small-200">
      <s-box accessibilityRole="status">
        <s-text>{words}</s-text>
      </s-box>
      <s-progress accessibilityLabel={words} value={done} max={all} />
    </s-stack>
  );
}
