import { receivableTimeline, type TimelineEntry } from '@quittance/core/screens';
import { useFormat } from '../../format/use-format.ts';
import { useWords } from '../../format/use-words.ts';
import { useHistory } from '../../hooks/receivables.ts';
import { useText } from '../../i18n/use-text.ts';
import { Loaded } from '../feedback/loaded.tsx';
import { Pager } from '../table/pager.tsx';
import { Reasons } from './reasons.tsx';

/** What happened with a customer, newest first, and why every choice was made that was made by itself. */
export function History({ customerId }: { customerId: string }) {
  const { t } = useText();
  const words = useWords();
  const history = useHistory(customerId);
  return (
    <s-section heading={t('receivables.history.title')}>
      <Loaded answer={history} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <s-text color="subdued">{t('receivables.history.empty')}</s-text>
          ) : (
            <ol className="plain-list timeline">
              {receivableTimeline(items, words).map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </ol>
          )
        }
      </Loaded>
      <Pager list={history} />
    </s-section>
  );
}

function Entry({ entry: { title, detail, at, reasons } }: { entry: TimelineEntry }) {
  const { t } = useText();
  const { moment } = useFormat();
  return (
    <li>
      <i />
      <div>
        <s-stack gap="small-500">
          <s-text type="strong">{title}</s-text>
          {detail !== undefined && <s-text color="subdued">{detail}</s-text>}
          <time dateTime={at}>
            <s-text color="subdued">{moment(at)}</s-text>
          </time>
          <Reasons label={t('receivables.history.why')} reasons={reasons} />
        </s-stack>
      </div>
    </li>
  );
}
