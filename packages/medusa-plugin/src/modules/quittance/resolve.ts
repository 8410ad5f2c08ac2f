import type { MedusaContainer } from '@medusajs/framework/types';
import type { QuittanceModuleService } from './service.ts';

/** The module's service out of Medusa's container, typed. */
export function moduleService(container: MedusaContainer): QuittanceModuleService {
  return container.resolve<QuittanceModuleService>('quittance');
}
