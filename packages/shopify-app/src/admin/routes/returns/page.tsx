import { Empty } from '../../components/feedback/empty.tsx';
import { Failed } from '../../components/feedback/failed.tsx';
import { LoadingRows } from '../../components/feedback/skeleton.tsx';
import { ChoiceField } from '../../components/filters/choice-field.tsx';
import { ReturnedMail } from '../../components/returns/returned-mail.tsx';
import { useReturns } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useParams } from '../../router/location.ts';

/** What came back to messages: what a person has to read first, all of it when asked for. */
export function Returns() {
  const { t } = useText();
  const { params, change } = useParams();
  const onlyOpen = params.get('show') !== 'all';
  const { value: returns, failure, reload } = useReturns(onlyOpen);
  return (
    <s-page heading={t('delivery.returns.tab')}>
      <s-paragraph color="subdued">{t('delivery.returns.subtitle')}</s-paragraph>
      <s-section accessibilityLabel={t('delivery.returns.tab')}>
        <ChoiceField
          label={t('delivery.returns.show')}
          any={t('delivery.returns.all')}
          value={onlyOpen ? 'open' : undefined}
          options={[{ value: 'open', label: t('delivery.returns.onlyOpen') }]}
          onChoose={(chosen) => change({ show: chosen === undefined ? 'all' : undefined })}
        />
        {returns === undefined && failure === undefined && <LoadingRows rows={6} />}
        {returns === undefined && failure !== undefined && <Failed failure={failure} onRetry={reload} />}
        {returns?.items.length === 0 && (
          <Empty icon="email" title={t('delivery.returns.empty')} hint={t('delivery.returns.emptyHint')} />
        )}
        <ul className="plain-list lined">
          {returns?.items.map((mail) => (
            <ReturnedMail key={mail.id} mail={mail} />
          ))}
        </ul>
      </s-section>
    </s-page>
  );
}
