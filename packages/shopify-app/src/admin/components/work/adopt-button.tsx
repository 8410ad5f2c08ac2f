import { useChangeAddress, type NewAddress } from '../../hooks/work.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

/** Takes an address that was offered for a contact: the one named, or that which an automatic reply gave. */
export function AdoptButton({ label, ...address }: NewAddress & { readonly label: string }) {
  const { t } = useText();
  const errorText = useErrorText();
  const change = useChangeAddress();
  const adopt = async () =>
    tell(
      await change.run(address),
      () => t('delivery.returns.adopted'),
      (failure) => `${t('delivery.returns.adoptFailed')}: ${errorText(failure)}`,
    );
  return (
    <s-button loading={change.pending} onClick={() => void adopt()}>
      {label}
    </s-button>
  );
}
