declare const brand: unique symbol;

/** A string that must not be swapped with another kind of string. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };

/** A merchant: the owner of every row. UUID. */
export type TenantId = Brand<'TenantId'>;
/** Our own id of an order: UUID v7, so that ids sort by the time of acceptance. */
export type OrderId = Brand<'OrderId'>;
/** Our own id of an issued document (invoice, credit note, deposit ...): UUID v7. */
export type DocumentId = Brand<'DocumentId'>;
/** A configured link to one outside system (an ERP, a host platform): short slug, unique per tenant. */
export type ConnectionId = Brand<'ConnectionId'>;
/** Our key for a record in an outside system: `/^[A-Za-z0-9_-]{1,60}$/`, the intersection of what ERPs accept. */
export type ExtId = Brand<'ExtId'>;
