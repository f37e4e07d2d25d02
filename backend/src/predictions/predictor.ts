import type { InputValue, Prediction } from '@valora/contracts';

/** What a predictor may know about a feature. Texts of any length; inputs by their contract names and units. */
export interface PredictableFeature {
  readonly id: string;
  /** Key people know it by; orders features in time where `createdAt` does not. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** ISO 8601; null where the source does not say. */
  readonly createdAt: string | null;
  /** Issue type as the source names it: Bug, Story … */
  readonly type: string | null;
  readonly labels: readonly string[];
  readonly inputs: Readonly<Record<string, InputValue>>;
  /** Companies that asked, each counted once. */
  readonly demand: number;
}

/** A feature that was delivered, with what became of it; either figure may still be unknown. */
export interface DeliveredFeature extends PredictableFeature {
  readonly actualEffortDays: number | null;
  /** Money in the team's currency; 0 is no effect, below 0 a loss. */
  readonly realisedValue: number | null;
  readonly recordedAt: string | null;
  readonly source: InputValue['source'];
  readonly actor: string | null;
}

export interface PredictingTeam {
  readonly currency: string;
  readonly dayRate: {
    /** Money per person-day. */
    readonly amount: number;
    readonly assumed: boolean;
    /** What would be assumed had the team said nothing; lets the explanation say what the team's own rate moved. */
    readonly assumedAmount?: number;
  };
}

/** All a team's features, from which a predictor learns what the team's estimates and texts mean. */
export interface Backlog {
  /** Changes whenever what can be learned from changes: a predictor that knows this version need not load it again. */
  readonly version: string;
  readonly load: () => Promise<readonly PredictableFeature[]>;
}

/** What the team’s own trained model says about a feature’s effort in person-days: log-normal. */
export interface TrainedEffort {
  readonly logMedian: number;
  readonly logSd: number;
}

/** What the team’s own trained model says about value / cost: nothing with `pNoEffect`, log-normal otherwise. */
export interface TrainedReturn {
  readonly pNoEffect: number;
  readonly logMedian: number;
  readonly logSd: number;
  /** Parts of `logMedian`, adding up to it; `base` and `calibration` are the model's own, the rest inputs by name. */
  readonly parts: readonly { readonly name: string; readonly amount: number }[];
}

/** Trained models that may speak beside the built-in one, each asked for many features at once, in their order. */
export interface TrainedModels {
  /** Versions of all of them; part of the prediction’s. */
  readonly version: string;
  /**
   * Effort relative to the team’s median issue as its texts suggest, in standard deviations of log(effort) within a
   * team: from the base model, so that a team has it on its first day.
   */
  readonly relativeEffort?: (features: readonly PredictableFeature[]) => Promise<readonly number[]>;
  readonly effort?: (features: readonly PredictableFeature[]) => Promise<readonly TrainedEffort[]>;
  readonly returnOnCost?: (features: readonly PredictableFeature[]) => Promise<readonly TrainedReturn[]>;
}

export interface PredictionRequest {
  readonly features: readonly PredictableFeature[];
  readonly team: PredictingTeam;
  readonly history: readonly DeliveredFeature[];
  /** Where absent, `features` are the backlog. */
  readonly backlog?: Backlog;
  readonly models?: TrainedModels;
  /** Told now and then how many of `features` are done. */
  readonly onProgress?: (done: number) => void;
}

/** A prediction before it is stored: no id, no time, nothing about who ran the models. */
export type FeaturePrediction = Omit<Prediction, 'id' | 'createdAt' | 'servedBy' | 'fellBackBecause'>;

/**
 * Predicts value, effort and ROI of features. Same request, same answer, whatever the order of its lists.
 * Answers in the order of `features`; every number is finite. Rejects only if the predictor itself is out of reach.
 */
export interface Predictor {
  readonly modelVersion: string;
  predict(request: PredictionRequest): Promise<readonly FeaturePrediction[]>;
}
