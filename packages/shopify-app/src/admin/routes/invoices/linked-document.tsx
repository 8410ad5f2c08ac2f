import type { DocumentView } from '@quittance/core/flow';
import { useEffect } from 'react';
import { Failed } from '../../components/feedback/failed.tsx';
import { PageSkeleton } from '../../components/feedback/skeleton.tsx';
import { useResource } from '../../hooks/use-resource.ts';
import { navigate } from '../../router/location.ts';

/** Where the order in Shopify links to (`invoice_document`): a document stands on the page of its order. */
export function LinkedDocument({ id }: { id: string }) {
  const { value: document, failure, reload } = useResource<DocumentView>(`/v1/documents/${encodeURIComponent(id)}`);
  const order = document?.orderId;
  useEffect(() => {
    if (order !== undefined) void navigate(`/orders/${order}`, { replace: true });
  }, [order]);
  return failure === undefined ? <PageSkeleton /> : <Failed failure={failure} onRetry={reload} />;
}
