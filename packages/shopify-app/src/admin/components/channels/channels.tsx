import { useChannels } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { Failed } from '../feedback/failed.tsx';
import { LoadingRows } from '../feedback/skeleton.tsx';
import { MailServerForm } from './mail-server-form.tsx';
import { ReturnsForm } from './returns-form.tsx';

/** Through what messages go, and where comes back what did not arrive. */
export function Channels() {
  const { t } = useText();
  const { value: channels, failure, reload } = useChannels();
  if (channels === undefined)
    return (
      <s-section heading={t('delivery.mail.title')}>
        {failure === undefined ? <LoadingRows rows={4} /> : <Failed failure={failure} onRetry={reload} />}
      </s-section>
    );
  const of = (name: string) => channels.items.find(({ id }) => id === name);
  return (
    <>
      <MailServerForm connection={of('email')} />
      <ReturnsForm connection={of('returns')} />
    </>
  );
}
