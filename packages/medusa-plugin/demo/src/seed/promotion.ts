import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows';

const CODE = 'BIENVENUE10';

/** 10 % off every article with the code BIENVENUE10. */
export async function seedPromotion(container: MedusaContainer): Promise<void> {
  const [found] = await container.resolve(Modules.PROMOTION).listPromotions({ code: [CODE] });
  if (found !== undefined) return;
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code: CODE,
          type: 'standard',
          status: 'active',
          is_tax_inclusive: true,
          application_method: {
            type: 'percentage',
            target_type: 'items',
            allocation: 'across',
            value: 10,
            currency_code: 'eur',
          },
        },
      ],
    },
  });
}
