import { Module } from '@medusajs/framework/utils';
import { QuittanceModuleService } from './service.ts';

/** The name under which the container knows the module. */
export const QUITTANCE_MODULE = 'quittance';

export default Module(QUITTANCE_MODULE, { service: QuittanceModuleService });
