import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey, type KeyRing, type MasterKey } from '../../access/index.ts';
import type { Clock, TenantId } from '../../model/index.ts';

const ID = 16;
const MAC = 16;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** What a token says: the merchant and the link. Whether the link still opens, its row says. */
export interface PortalToken {
  readonly tenant: TenantId;
  readonly link: string;
}

/** 64 letters that nobody can make without the master key: both ids and the first half of their HMAC-SHA-256. */
export function portalToken(keys: KeyRing, { tenant, link }: PortalToken): string {
  const ids = Buffer.concat([bytesOf(tenant), bytesOf(link)]);
  return Buffer.concat([ids, macOf(keys.current, ids)]).toString('base64url');
}

/** `undefined` for what we did not make. Tokens made before a change of keys stay good as long as the old key is kept. */
export function readPortalToken(keys: KeyRing, token: string): PortalToken | undefined {
  if (!TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const [ids, mac] = [bytes.subarray(0, 2 * ID), bytes.subarray(2 * ID)];
  if (![keys.current, ...keys.previous].some((key) => timingSafeEqual(macOf(key, ids), mac))) return undefined;
  return { tenant: uuidIn(ids.subarray(0, ID)) as TenantId, link: uuidIn(ids.subarray(ID)) };
}

/** A page that was opened longer ago proves nothing any more (milliseconds). */
const VISIT_LASTS = 24 * 3_600_000;

interface Doorman {
  readonly keys: KeyRing;
  readonly clock: Clock;
}

/** The mark of a page that is given out now: nobody has it who has not opened the page, in whichever process. */
export function visitMark({ keys, clock }: Doorman, token: string): string {
  const at = clock.now().getTime().toString(36);
  return `${at}.${macOf(keys.current, Buffer.from(`visit ${token} ${at}`)).toString('base64url')}`;
}

export function holdsVisit({ keys, clock }: Doorman, token: string, visit: string): boolean {
  const [at = '', mac = ''] = visit.split('.');
  const given = Buffer.from(mac, 'base64url');
  const age = clock.now().getTime() - parseInt(at, 36);
  if (given.length !== MAC || !(age >= 0 && age < VISIT_LASTS)) return false;
  const named = Buffer.from(`visit ${token} ${at}`);
  return [keys.current, ...keys.previous].some((key) => timingSafeEqual(macOf(key, named), given));
}

function macOf(key: MasterKey, ids: Uint8Array): Buffer {
  return createHmac('sha256', derivedKey(key, 'portal')).update(ids).digest().subarray(0, MAC);
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidIn(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
