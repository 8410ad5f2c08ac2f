import { leftOutGroups, skipSentence, type LeftOutGroup, type ShownRun } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useText } from '../../i18n/use-text.ts';

/** Items that no letter of the run is about, by why. */
export function LeftOut({ run }: { run: ShownRun }) {
  const { t } = useText();
  const groups = leftOutGroups(run);
  return (
    <s-section heading={t('dunning.left.title')}>
      {groups.length === 0 && <s-text color="subdued">{t('dunning.left.none')}</s-text>}
      {groups.map((group) => (
        <Group key={group.code} group={group} />
      ))}
    </s-section>
  );
}

function Group({ group: { code, count, items } }: { group: LeftOutGroup }) {
  const { t, tOr } = useText();
  const words = useWords();
  const { day } = useFormat();
  const why = tOr(`dunning.skip.${code}`, items[0]?.sentence ?? code);
  return (
    <s-stack gap="small-300" accessibilityRole="section" accessibilityLabel={why}>
      <s-stack direction="inline" justifyContent="space-between" gap="small-200">
        <s-text type="strong">{why}</s-text>
        <s-text color="subdued">{t('dunning.left.count', { count })}</s-text>
      </s-stack>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.itemId}>
            <s-link
              href={`/customers/${item.customerId}`}
              accessibilityLabel={`${item.documentNumber}: ${t('dunning.left.customer')}`}
            >
              {item.documentNumber}
            </s-link>{' '}
            <s-text color="subdued">
              {day(item.dueDate)}
              {item.until !== undefined && ` · ${skipSentence(item, words)}`}
            </s-text>
          </li>
        ))}
      </ul>
    </s-stack>
  );
}
