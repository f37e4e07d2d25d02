import type { Config } from '../../../config.js';

/** Where texts of issues go beside this server: models that run or are trained elsewhere read them. */
export const furtherDestinations = (sageMaker: Config['sageMaker']): string[] => {
  if (sageMaker === null) return [];
  const { aws, endpoint, training } = sageMaker;
  return [
    ...(endpoint === null ? [] : [`model endpoint ${endpoint.name} in ${aws.region}`]),
    ...(training === null ? [] : [`model training in ${aws.region}`]),
  ];
};
