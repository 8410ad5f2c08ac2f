import type { TenantId } from '../../model/index.ts';

/** What the plugins of host platforms are given: changes that are noticed, shops in which an app is installed, what persons ask. */

export interface NoticedChange {
  readonly host: string;
  readonly shop: string;
  /** The order's id in the shop. */
  readonly orderId: string;
  /** The host's id of this delivery, the same on every repeat of it. Without one (a sweep), it counts as new. */
  readonly delivery?: string;
}

/**
 * The shops in which a host's app is installed, each with its secrets (tokens), sealed at rest. A shop belongs to one tenant.
 * `state` is the host plugin's own small record (cursors, granted scopes, what it asked the merchant), JSON.
 */
export interface Installations {
  /** Makes the tenant of a shop that is new. Installing again finds the tenant of before, with everything it issued. */
  ensure(host: string, shop: string): Promise<Installation>;
  find(host: string, shop: string): Promise<Installation | undefined>;
  /** Those whose app is installed now. */
  list(host: string): Promise<readonly Installation[]>;
  /**
   * Alone over all processes: reads what is stored now, runs `work`, and stores what it answers in the same transaction. For renewing a
   * token: whoever comes second finds it renewed. `undefined` changes nothing; of an uninstalled shop no secret is kept. Rejects for a shop
   * that was never installed.
   */
  change<T>(host: string, shop: string, work: (stored: InstallationData) => Promise<InstallationChange<T>>): Promise<T>;
  /** The decrypted secrets and the state. */
  read(host: string, shop: string): Promise<InstallationData | undefined>;
  /**
   * The shop lets the app in again, or lets it do more: what could not be read or shown while it did not is tried now. Harmless when nothing
   * waits. Rejects for a shop that was never installed.
   */
  wake(host: string, shop: string): Promise<void>;
  /** Secrets go at once, the tenant and its documents stay; work for the shop stops. */
  uninstall(host: string, shop: string): Promise<void>;
}

export interface Installation {
  readonly host: string;
  readonly shop: string;
  readonly tenant: TenantId;
  readonly installedAt: string;
  /** Absent while it is installed. */
  readonly uninstalledAt?: string;
}

export interface InstallationData {
  readonly secrets: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, unknown>>;
}

export interface InstallationChange<T> {
  readonly answer: T;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, unknown>>;
}

/**
 * - `access`: a customer wants to be told what is stored; the merchant answers;
 * - `erase-customer`: a customer's orders are to be forgotten;
 * - `erase-shop`: all orders of a shop are, and what the host's app kept of it.
 */
export type PrivacyKind = 'access' | 'erase-customer' | 'erase-shop';

export interface PrivacyRequest {
  readonly host: string;
  readonly shop: string;
  /** The host's id of the request: the same twice is one. */
  readonly key: string;
  readonly kind: PrivacyKind;
  /** The customer's id in the shop. */
  readonly customerId?: string;
  /** Ids of the orders in the shop. */
  readonly orderIds?: readonly string[];
}

export interface PrivacyRecord extends Required<Pick<PrivacyRequest, 'host' | 'shop' | 'kind' | 'orderIds'>> {
  readonly id: string;
  readonly customerId?: string;
  readonly receivedAt: string;
  /** When it was carried out; an `access` request stays open, for the merchant. */
  readonly doneAt?: string;
  /** Orders forgotten, and orders kept because of their issued documents, which the law has the merchant keep. */
  readonly outcome?: { readonly erased: number; readonly kept: number };
}

/** What the law lets persons ask. Requests are kept, ids only, and carried out by the workers. */
export interface Privacy {
  request(tenant: TenantId, request: PrivacyRequest): Promise<'kept' | 'repeated'>;
  /** The newest first, a thousand at most. */
  list(tenant: TenantId): Promise<readonly PrivacyRecord[]>;
}
