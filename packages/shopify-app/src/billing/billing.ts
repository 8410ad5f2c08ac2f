/** What a merchant pays for, as the screens show it. */
export interface BillingView {
  /** Absent, as `null`, until the merchant has approved one. */
  readonly plan: string | null;
  /** Documents issued since the billing began. */
  readonly used: number;
  readonly included: number;
  /** Where the merchant approves the plan. */
  readonly confirmationUrl?: string;
}

export type BillingOf = (shop: string) => Promise<BillingView | undefined>;
