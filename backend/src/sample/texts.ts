import type { CompanyKey } from './data/companies.js';

/**
 * One signal in one line: `company source [bug|question|praise] [marks]: what they said`. Nothing between source and colon
 * means a request whose sentiment and urgency nobody judged. Marks: `@2` said by the second contact, `!` urgent, `-` negative, `+` positive,
 * `=` says again what the line above says (loaded as a merged duplicate), `>` said after the release (praise always is).
 */
export type SignalLine = `${CompanyKey} ${string}: ${string}`;

export interface RiceTexts {
  readonly reach: number;
  readonly impact: 0.25 | 0.5 | 1 | 2 | 3;
  readonly confidence: 0.5 | 0.8 | 1;
  /** Person-months. */
  readonly effort: number;
}

export interface WsjfTexts {
  readonly businessValue: number;
  readonly timeCriticality: number;
  readonly riskReduction: number;
  readonly jobSize: number;
}

/** Importance 1–10, satisfaction 0–1, from the yearly customer survey. */
export interface OpportunityTexts {
  readonly importance: number;
  readonly satisfaction: number;
}

export interface DeliveryTexts {
  readonly releasedDaysAgo: number;
  /** Person-days spent, from the worklog. */
  readonly effortDays: number;
  /** Euro in the two quarters after release against the plan without it; absent while it is too early to tell. */
  readonly valueEur?: number;
  readonly note: string;
}

export interface FeatureTexts {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly points?: number;
  /** What a person of the team expects it to return, in euro. */
  readonly valueEur?: number;
  readonly costOfDelayEurPerWeek?: number;
  readonly rice?: RiceTexts;
  readonly wsjf?: WsjfTexts;
  readonly opportunity?: OpportunityTexts;
  readonly mustDo?: { readonly reason: string; readonly dueInDays: number };
  readonly dependsOn?: readonly string[];
  readonly signals?: readonly SignalLine[];
}

export interface DeliveredTexts extends FeatureTexts {
  readonly delivery: DeliveryTexts;
}

export type OpenStatus = 'idea' | 'planned' | 'in_progress' | 'dropped';

export interface OpenTexts extends FeatureTexts {
  /** `idea` where absent. */
  readonly status?: OpenStatus;
  /** Days since it was proposed; drawn where absent. */
  readonly ageDays?: number;
}

export interface AreaTexts {
  readonly label: string;
  readonly delivered: readonly DeliveredTexts[];
  readonly open: readonly OpenTexts[];
}
