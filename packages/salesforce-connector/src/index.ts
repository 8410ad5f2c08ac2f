import type { HostPlatform } from '@quittance/core/hosts';

/** The `source.host` of orders that come from Salesforce. The adapter itself is not written yet. */
export const SALESFORCE: HostPlatform['id'] = 'salesforce';
