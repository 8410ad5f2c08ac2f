import type { PortalLinkView } from '@quittance/core/flow';
import { Button, Text, toast } from '@medusajs/ui';
import { useFormat } from '../../format/use-format.ts';
import { useMakeLink, useRevokeLinks } from '../../hooks/delivery.ts';
import { useText } from '../../i18n/use-text.ts';
import { useErrorText } from '../feedback/error-text.ts';

/** Links that open the document without an account: to copy, to make, to close all at once. */
export function PortalLinks({ documentId, links }: { documentId: string; links: readonly PortalLinkView[] }) {
  const { t } = useText();
  const errorText = useErrorText();
  const make = useMakeLink(documentId);
  const revoke = useRevokeLinks(documentId);
  const open = links.filter(({ revokedAt }) => revokedAt === undefined);
  const onError = (error: unknown) => toast.error(t('delivery.link.failed'), { description: errorText(error) });
  return (
    <div className="flex flex-col gap-y-2" data-testid="quittance-links">
      <Text size="small" weight="plus" leading="compact">
        {t('delivery.link.title')}
      </Text>
      <ul className="flex flex-col gap-y-1">
        {open.map((link) => (
          <OpenLink key={link.id} link={link} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          variant="secondary"
          isLoading={make.isPending}
          data-testid="quittance-link-make"
          onClick={() => make.mutate(undefined, { onError })}
        >
          {t('delivery.link.make')}
        </Button>
        {open.length > 0 && (
          <Button
            size="small"
            variant="transparent"
            isLoading={revoke.isPending}
            data-testid="quittance-link-revoke"
            onClick={() =>
              revoke.mutate(undefined, {
                onSuccess: ({ revoked }) => toast.success(t('delivery.link.revoked', { count: revoked })),
                onError,
              })
            }
          >
            {t('delivery.link.revoke')}
          </Button>
        )}
      </div>
    </div>
  );
}

function OpenLink({ link }: { link: PortalLinkView }) {
  const { t } = useText();
  const { moment } = useFormat();
  const copy = () => void navigator.clipboard.writeText(link.url).then(() => toast.success(t('delivery.link.copied')));
  return (
    <li className="flex items-center justify-between gap-x-2">
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {t('delivery.link.expires', { day: moment(link.expiresAt) })}
      </Text>
      <Button size="small" variant="transparent" onClick={copy} data-testid="quittance-link-copy">
        {t('delivery.link.copy')}
      </Button>
    </li>
  );
}
