import type { MerchantSettings, TenantId } from '../../model/index.ts';
import type { PortalLinkRow } from '../../store/index.ts';
import type { PortalLinkView } from './delivery-views.ts';
import { portalToken } from './portal-token.ts';
import type { Road } from '../road.ts';

/** Where a link leads: a path where it is not known how buyers reach this server. */
export function portalUrl(
  road: Pick<Road, 'keys'>,
  tenant: TenantId,
  settings: MerchantSettings | undefined,
  link: string,
): string {
  const base = settings?.delivery.portal.url?.replace(/\/$/, '') ?? '';
  return `${base}/p/${portalToken(road.keys, { tenant, link })}`;
}

export function portalLinkView(
  road: Pick<Road, 'keys'>,
  tenant: TenantId,
  settings: MerchantSettings | undefined,
  { id, createdAt, expiresAt, revokedAt }: PortalLinkRow,
): PortalLinkView {
  return {
    id,
    url: portalUrl(road, tenant, settings, id),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(revokedAt !== null && { revokedAt: revokedAt.toISOString() }),
  };
}
