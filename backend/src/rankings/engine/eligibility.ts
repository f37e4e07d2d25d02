import type { RankableFeature } from './types.js';

/** Why a feature stands outside the formula whatever its inputs; empty when it takes part. */
export const exclusionsOf = ({ parentKey, status, mustDo }: RankableFeature): readonly string[] => [
  ...(parentKey === null ? [] : [`sub-task of ${parentKey}`]),
  ...(status === 'delivered' || status === 'dropped' ? [status] : []),
  ...(mustDo ? ['must-do'] : []),
];
