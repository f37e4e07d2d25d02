export type CompanySegment = 'enterprise' | 'mid-market' | 'small business' | 'prospect';

export interface CompanyTexts {
  readonly name: string;
  /** What they maintain, and where. */
  readonly trade: string;
  readonly segment: CompanySegment;
  /** What they pay in a year; 0 for prospects. */
  readonly revenueEurPerYear: number;
  readonly contacts: readonly [string, ...string[]];
}
