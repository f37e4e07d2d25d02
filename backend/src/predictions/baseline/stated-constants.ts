/**
 * Every number of the baseline that is stated rather than learned. They form the model version: changing one makes
 * a new version. A `weight` counts pseudo-observations: the prior speaks as loudly as that many of the team's own.
 */
export const stated = {
  value: {
    /** A third of features help, two thirds change nothing: Kohavi et al., "Online experimentation at Microsoft" (2009). */
    pNoEffect: 2 / 3,
    /** Success rates of teams scatter by about 0.2 around the third; a Beta distribution of that spread weighs 4. */
    pNoEffectWeight: 4,
    /** A realised value below this share of the team's median cost counts as no effect. */
    noEffectShareOfCost: 0.01,
    /** Spread of log(value) among features that help: two in three lie within a factor of 2.7 of the middle one. */
    effectLogSd: 1,
    effectWeight: 4,
    /** Raw estimates of a backlog's top ten promised 2.2 times what they realised, in simulation. */
    promiseFactor: 2.2,
    /** How much of an estimate's distance from the base rate is believed (on the log scale). */
    estimateSlope: 0.7,
    estimateLogSd: 0.9,
    estimateWeight: 4,
    /** Below these numbers of outcomes no other input is allowed to inform value. */
    inputMinOutcomes: 20,
    inputMinPositive: 12,
    /** Other inputs are used only if they cut the leave-one-out squared error by this share. */
    inputMinGain: 0.05,
    inputRidge: 10,
    /** However an input speaks, it multiplies a value by at most e² and leaves some doubt either way. */
    inputMaxLogShift: 2,
    inputMinProbability: 0.02,
  },
  effort: {
    /** Person-days of a feature nobody said anything about. */
    medianDays: 5,
    medianWeight: 5,
    /** Spread of log(days) over the features of a team. */
    teamLogSd: 1,
    /** Person-days per story point until the team's own history says otherwise. */
    daysPerPoint: 1,
    /** Points rank real time at ρ ≈ .42 only, so they narrow little. */
    pointsLogSd: 0.9,
    /** On 7,000 public tasks log(actual / estimate) spreads by 0.9; a feature's estimate is taken a bit more seriously. */
    estimateLogSd: 0.8,
    calibrationWeight: 4,
    /** Delivered features from which on effort counts as resting on the team's history. */
    minHistory: 5,
    /** Issues closed in minutes still cost a short while; also the floor of any figure, in person-days. */
    minDays: 0.05,
    maxDays: 1e6,
    /** A story point figure of 0 is read as half a point. */
    minPoints: 0.5,
    /** Text may claim at most this share beside a person's figure: it mostly re-reads what the person saw. */
    maxTextShare: 0.25,
  },
  text: {
    maxTitleChars: 300,
    /** Longer descriptions add time, not accuracy: 1,000 and 4,000 characters score the same on public backlogs. */
    maxDescriptionChars: 2000,
    minRows: 60,
    ridge: 1.2,
    shapeScale: 0.23,
    maxIterations: 20,
    weights: [0.1, 0.25, 0.5, 0.75, 1],
    windows: 4,
    firstTrainingShare: 0.4,
    /** Guard, in natural units: mean absolute error at most this much above the running median's, in all and in each window. */
    maxLoss: 0.005,
    maxWindowLoss: 0.01,
    /** The gain in squared log error must exceed this many standard errors. */
    minGainInErrors: 2,
    /** Rows at which the chosen weight is halved, since small backlogs flatter. */
    halfWeightRows: 300,
    /** Spread of log(story points) within a team that says nothing yet: the middle one of 22 public backlogs. */
    relativeLogSd: 0.7,
    /** How far a trained base model’s relative effort is believed by a team too small to measure it. */
    firstDayWeight: 0.75,
  },
} as const;

/** From so many outcomes on a team’s own results weigh as much as the stated prior. */
export const enoughOutcomes = stated.value.pNoEffectWeight;
