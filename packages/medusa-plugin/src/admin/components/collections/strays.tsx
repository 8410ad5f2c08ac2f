import type { AgencyView, StrayEventView } from '@quittance/core/flow';
import { Button, Container, Heading, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useCloseStray, useStrays } from '../../hooks/collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { ReasonPrompt } from '../dialog/reason-prompt.tsx';
import { Loaded } from '../feedback/loaded.tsx';
import { useOutcome } from '../feedback/use-outcome.ts';
import { MoreButton } from '../table/more-button.tsx';

/** What an agency told and that belongs to no case, or could not be read, until a person has looked at it. */
export function Strays({ agency: { id, name } }: { agency: AgencyView }) {
  const { t } = useText();
  const strays = useStrays(id);
  return (
    <Container className="divide-y p-0" data-testid="quittance-strays" data-agency={id}>
      <Heading level="h2" className="px-6 py-4">
        {t('cases.strays', { agency: name })}
      </Heading>
      <Loaded query={{ ...strays, data: strays.items }} rows={2}>
        {(items) => (
          <ul className="divide-y">
            {items.map((stray) => (
              <Row key={stray.id} agency={id} stray={stray} />
            ))}
          </ul>
        )}
      </Loaded>
      <MoreButton pages={strays} />
    </Container>
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
  const close = useCloseStray(agency);
  const title = t(`cases.strayCode.${code}`);
  return (
    <li
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
      data-testid="quittance-stray"
      data-code={code}
    >
      <div className="flex min-w-0 flex-col">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        {caseId !== undefined && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {t('cases.strayCase', { case: caseId })}
          </Text>
        )}
        <time dateTime={receivedAt} className="txt-compact-xsmall text-ui-fg-muted">
          {moment(receivedAt)}
        </time>
        <details className="txt-small pt-1">
          <summary className="text-ui-fg-interactive w-fit cursor-pointer">{t('cases.strayTold')}</summary>
          <Text size="small" className="text-ui-fg-subtle">
            {reason}
          </Text>
          <pre className="txt-compact-xsmall whitespace-pre-wrap break-words font-mono">
            {JSON.stringify(raw, null, 2)}
          </pre>
        </details>
      </div>
      <ReasonPrompt
        title={t('cases.strayClose')}
        body={t('cases.strayCloseBody')}
        label={t('cases.why')}
        confirm={t('cases.strayClose')}
        onConfirm={(why) =>
          close.mutate({ event: id, reason: why }, outcome({ done: 'cases.strayClosed', failed: 'cases.failed' }))
        }
        trigger={
          <Button
            size="small"
            variant="secondary"
            isLoading={close.isPending}
            aria-label={`${t('cases.strayClose')}: ${title}`}
            data-testid="quittance-stray-close"
          >
            {t('cases.strayClose')}
          </Button>
        }
      />
    </li>
  );
}
