import { startMailServer, type Behaviour, type MailServer } from '../../channels/testing/mail-server.ts';
import type { HostNote, HostPlatform, StatusUpdate } from '../../hosts/index.ts';
import type { DeliverySettings, DocumentId, OrderJson } from '../../model/index.ts';
import type { QuittanceOptions } from '../open-quittance.ts';
import type { DocumentDeliveryView } from '../delivery/delivery-views.ts';
import { sampleOrder, sampleSettings } from './sample-order.ts';
import { openTestbed, until } from './testbed.ts';

type Patch = { readonly [K in keyof DeliverySettings]?: Partial<DeliverySettings[K]> };

export interface DeliveryBedOptions {
  readonly slug: string;
  readonly settings?: Patch;
  readonly mail?: Behaviour;
  readonly options?: Partial<QuittanceOptions>;
  readonly returnPath?: string;
}

/** A merchant whose documents go out through a real mail server on this machine, at any hour. */
export async function openDeliveryBed(
  url: string,
  { slug, settings = {}, mail = {}, options = {}, returnPath }: DeliveryBedOptions,
) {
  const server = await startMailServer(mail);
  const shown: StatusUpdate[] = [];
  const notes: HostNote[] = [];
  const host: HostPlatform = {
    id: `host-${slug}`,
    writeBack: (update) => {
      shown.push(update);
      return Promise.resolve({ ok: true });
    },
    changedSince: () => Promise.resolve({ orders: [], next: '', more: false }),
    note: (note) => {
      notes.push(note);
      return Promise.resolve({ ok: true });
    },
  };
  const { quittance, tenant } = await openTestbed(url, { slug, hosts: [host], ...options });
  await quittance.settings.put(tenant, withDelivery(settings));
  await connect(server.port, returnPath);
  const worker = await quittance.work({ maintenance: false });

  async function connect(port: number, returns?: string) {
    const config = {
      host: '127.0.0.1',
      port,
      tls: 'none',
      timeoutMs: 5_000,
      ...(returns !== undefined && { returnPath: returns }),
    };
    const stored = await quittance.delivery.connections.put(tenant, { id: 'email', adapter: 'smtp', config });
    if (!stored.ok) throw new Error(JSON.stringify(stored.problems));
  }

  return {
    quittance,
    tenant,
    server,
    shown,
    notes,
    /** An order that becomes an invoice; answers the invoice's id. */
    async invoice(id: string, overrides: Partial<OrderJson> = {}): Promise<DocumentId> {
      const order = sampleOrder(id, { shop: slug, host: host.id, overrides });
      const accepted = await quittance.acceptOrder(tenant, order);
      if (!accepted.ok) throw new Error(JSON.stringify(accepted.problems));
      const view = await until(async () => {
        const found = await quittance.orders.findBySource(tenant, { host: host.id, shop: slug, orderId: id });
        return found !== undefined && found.documents.length > 0 ? found : undefined;
      });
      const [document] = view.documents;
      if (document === undefined) throw new Error('no document');
      return document.id;
    },
    when: (document: DocumentId, is: (delivery: DocumentDeliveryView) => boolean): Promise<DocumentDeliveryView> =>
      until(async () => {
        const delivery = await quittance.delivery.messages.ofDocument(tenant, document);
        return delivery !== undefined && is(delivery) ? delivery : undefined;
      }),
    async close() {
      await worker.stop();
      await quittance.close();
      await server.stop();
    },
  };
}
export type DeliveryBed = Awaited<ReturnType<typeof openDeliveryBed>>;
export type { MailServer };

/** The sample merchant with delivery on, at all hours. */
export function withDelivery(settings: Patch = {}) {
  return {
    ...sampleSettings,
    delivery: {
      enabled: true,
      sender: { name: 'Atelier Mistral', address: 'factures@mistral.example' },
      moments: { from: '00:00', to: '00:00' },
      throttle: { perMinute: 100_000 },
      ...settings,
    },
  };
}
