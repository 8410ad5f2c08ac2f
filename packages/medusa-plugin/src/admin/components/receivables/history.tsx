import { receivableTimeline, type TimelineEntry } from '@quittance/core/screens';
import { Container, Heading, Text } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useHistory } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { MoreButton } from '../table/more-button.tsx';
import { Reasons } from './reasons.tsx';

/** What happened with a customer, newest first, and why every choice was made that was made by itself. */
export function History({ customerId }: { customerId: string }) {
  const { t } = useText();
  const words = useWords();
  const history = useHistory(customerId);
  return (
    <Container className="divide-y p-0" data-testid="quittance-history">
      <Heading level="h2" className="px-6 py-4">
        {t('receivables.history.title')}
      </Heading>
      <Loaded query={{ ...history, data: history.items }} rows={4}>
        {(events) =>
          events.length === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t('receivables.history.empty')}
            </Text>
          ) : (
            <ol className="divide-y">
              {receivableTimeline(events, words).map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ol>
          )
        }
      </Loaded>
      <MoreButton pages={history} />
    </Container>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useText();
  const { moment } = useFormat();
  return (
    <li className="flex flex-col px-6 py-3" data-testid="quittance-history-entry" data-kind={entry.kind}>
      <Text size="small" leading="compact" weight="plus" className="break-words">
        {entry.title}
      </Text>
      {entry.detail !== undefined && (
        <Text size="small" className="text-ui-fg-subtle break-words">
          {entry.detail}
        </Text>
      )}
      <time dateTime={entry.at} className="txt-compact-xsmall text-ui-fg-muted">
        {moment(entry.at)}
      </time>
      <Reasons reasons={entry.reasons} label={t('receivables.history.why')} />
    </li>
  );
}
