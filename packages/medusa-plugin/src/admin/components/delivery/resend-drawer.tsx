import type { ResendProposal } from '@quittance/core/flow';
import { throughOf } from '@quittance/core/screens';
import { Button, Drawer, Text, toast } from '@medusajs/ui';
import { useEffect } from 'react';
import { useConfirmResend, useProposeResend, useResendProgress, type ResendPick } from '../../hooks/resend.ts';
import { useText } from '../../i18n/use-text.ts';
import { DrawerHead } from '../dialog/drawer-head.tsx';
import { useErrorText } from '../feedback/error-text.ts';
import { Failure } from '../feedback/failure.tsx';
import { LoadingRows } from '../feedback/loading-rows.tsx';

/** Sends documents again: first the list of what would go, then one confirmation, then how far it is. */
export function ResendDrawer({ pick, onClose }: { pick: ResendPick; onClose: () => void }) {
  const { t } = useText();
  const errorText = useErrorText();
  const { mutate: list, ...proposing } = useProposeResend();
  const confirm = useConfirmResend();
  useEffect(() => list(pick), [list, pick]);
  const proposal = proposing.data;
  const count = proposal?.documents.length ?? 0;
  const send = () =>
    confirm.mutate(proposal?.id ?? '', {
      onSuccess: () => toast.success(t('delivery.resend.sent', { count })),
      onError: (error) => toast.error(t('delivery.resend.failed'), { description: errorText(error) }),
    });
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content className="sm:max-w-[560px]" data-testid="quittance-resend-drawer">
        <DrawerHead
          title={proposal ? t('delivery.resend.title', { count }) : t('delivery.resend.checking')}
          description={t('delivery.resend.body')}
        />
        <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto" aria-live="polite">
          {proposing.isPending && <LoadingRows rows={4} />}
          {proposing.isError && <Failure error={proposing.error} onRetry={() => list(pick)} />}
          {proposal && <Proposal proposal={proposal} />}
          {confirm.isSuccess && <Progress id={confirm.data.id} />}
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t('common.close')}
            </Button>
          </Drawer.Close>
          {!confirm.isSuccess && (
            <Button
              size="small"
              disabled={count === 0}
              isLoading={confirm.isPending}
              onClick={send}
              data-testid="quittance-resend-confirm"
            >
              {t('delivery.resend.confirm')}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  );
}

function Proposal({ proposal: { documents, skipped } }: { proposal: ResendProposal }) {
  const { t, tOr } = useText();
  return (
    <>
      {documents.length === 0 && <Text size="small">{t('delivery.resend.nothing')}</Text>}
      <ul aria-label={t('delivery.resend.list')} className="shadow-borders-base divide-y rounded-lg">
        {documents.map(({ documentId, number, kind, buyer }) => (
          <li key={documentId} className="px-4 py-2" data-testid="quittance-resend-document">
            <Text size="small" weight="plus" leading="compact">
              {number}
            </Text>
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {t(`kind.${kind}`)} · {buyer}
            </Text>
          </li>
        ))}
      </ul>
      {skipped.length > 0 && (
        <div className="flex flex-col gap-y-1" data-testid="quittance-resend-skipped">
          <Text size="small" weight="plus">
            {t('delivery.resend.skipped', { count: skipped.length })}
          </Text>
          <ul className="txt-small text-ui-fg-subtle">
            {skipped.map(({ documentId, number, code }) => (
              <li key={documentId}>
                {number}: {tOr(`delivery.resend.skip.${code}`, code)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Progress({ id }: { id: string }) {
  const { t } = useText();
  const { data } = useResendProgress(id);
  if (data === undefined) return null;
  const [done, all] = [throughOf(data), data.documents.length];
  const words = t('delivery.resend.progress', { done, all });
  return (
    <div className="flex flex-col gap-y-2" data-testid="quittance-resend-progress" data-done={done === all}>
      <Text size="small">{words}</Text>
      <progress className="w-full" aria-label={words} value={done} max={all} />
    </div>
  );
}
