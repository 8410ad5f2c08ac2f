import type { PortalLinkView } from '@quittance/core/flow';
import { useFormat } from '../../format/use-format.ts';
import { useMakeLink, useRevokeLinks } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';
import { tell } from '../feedback/toast.ts';

interface PortalLinksProps {
  readonly documentId: string;
  readonly links: readonly PortalLinkView[];
}

/** Links that open the document without an account: to copy, to make, to close all at once. */
export function PortalLinks({ documentId, links }: PortalLinksProps) {
  const { t } = useText();
  const errorText = useErrorText();
  const make = useMakeLink();
  const revoke = useRevokeLinks();
  const open = links.filter(({ revokedAt }) => revokedAt === undefined);
  const revokeAll = async () =>
    tell(
      await revoke.run(documentId),
      ({ revoked }) => t('delivery.link.revoked', { count: revoked }),
      (failure) => `${t('delivery.link.failed')}: ${errorText(failure)}`,
    );
  return (
    <s-stack gap="small-200" accessibilityRole="section" accessibilityLabel={t('delivery.link.title')}>
      <s-heading>{t('delivery.link.title')}</s-heading>
      {make.failure !== undefined && <s-text tone="critical">{errorText(make.failure)}</s-text>}
      {open.map((link) => (
        <OpenLink key={link.id} link={link} />
      ))}
      <s-stack direction="inline" gap="small-200">
        <s-button icon="link" loading={make.pending} onClick={() => void make.run(documentId)}>
          {t('delivery.link.make')}
        </s-button>
        {open.length > 0 && (
          <s-button variant="tertiary" loading={revoke.pending} onClick={() => void revokeAll()}>
            {t('delivery.link.revoke')}
          </s-button>
        )}
      </s-stack>
    </s-stack>
  );
}

function OpenLink({ link: { url, expiresAt } }: { link: PortalLinkView }) {
  const { t } = useText();
  const { moment } = useFormat();
  const copy = () => void navigator.clipboard.writeText(url).then(() => shopify.toast.show(t('delivery.link.copied')));
  return (
    <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="small-200">
      <s-text color="subdued">{t('delivery.link.expires', { day: moment(expiresAt) })}</s-text>
      <s-button variant="tertiary" icon="clipboard" onClick={copy}>
        {t('delivery.link.copy')}
      </s-button>
    </s-stack>
  );
}
