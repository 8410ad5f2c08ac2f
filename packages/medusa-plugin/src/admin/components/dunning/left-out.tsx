import { leftOutGroups, skipSentence, type LeftOutGroup, type ShownRun } from '@quittance/core/screens';
import { Container, Heading, Text } from '@medusajs/ui';
import { Link } from 'react-router-dom';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { customerPath } from '../receivables/customers-table.tsx';

/** Items that no letter of the run is about, by why. */
export function LeftOut({ run }: { run: ShownRun }) {
  const { t } = useText();
  const groups = leftOutGroups(run);
  return (
    <Container className="divide-y p-0" data-testid="quittance-left-out">
      <Heading level="h2" className="px-6 py-4">
        {t('dunning.left.title')}
      </Heading>
      {groups.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t('dunning.left.none')}
        </Text>
      )}
      {groups.map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </Container>
  );
}

function Group({ group: { code, count, items } }: { group: LeftOutGroup }) {
  const { t, tOr } = useText();
  const words = useWords();
  const { day } = useFormat();
  return (
    <section className="flex flex-col gap-y-1 px-6 py-3" data-testid="quittance-left-group" data-code={code}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Text size="small" leading="compact" weight="plus" className="text-pretty">
          {tOr(`dunning.skip.${code}`, items[0]?.sentence ?? code)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t('dunning.left.count', { count })}
        </Text>
      </div>
      <ul className="txt-small text-ui-fg-subtle">
        {items.map((item) => (
          <li key={item.itemId} className="flex flex-wrap gap-x-2" data-document={item.documentNumber}>
            <Link
              to={customerPath(item.customerId)}
              className="text-ui-fg-interactive"
              aria-label={t('dunning.left.customerOf', { document: item.documentNumber })}
            >
              {item.documentNumber}
            </Link>
            <span>{day(item.dueDate)}</span>
            {item.until !== undefined && <span>{skipSentence(item, words)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
