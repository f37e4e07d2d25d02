import { z } from 'zod';
import { isJiraError } from './jira-error.js';
import { onePoint } from './points.js';
import type { Request } from './request.js';

const linkTypes = z.object({
  issueLinkTypes: z.array(
    z.object({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() }),
  ),
});
type LinkType = z.infer<typeof linkTypes>['issueLinkTypes'][number];

/** The type that says only "relates to": by its usual name, else one that reads the same both ways. */
export const chooseRelation = (types: readonly LinkType[]): LinkType | null =>
  types.find(({ name }) => name.toLowerCase() === 'relates') ??
  types.find(({ inward, outward }) => inward === outward) ??
  null;

/** Id of the relation's type; null where the site has none or has linking switched off. Throws JiraError. */
export const findRelationTypeId = async (request: Request): Promise<string | null> => {
  try {
    const { issueLinkTypes } = await request({
      method: 'GET',
      endpoint: '/rest/api/3/issueLinkType',
      answer: linkTypes,
      repeatable: true,
      points: onePoint,
    });
    return chooseRelation(issueLinkTypes)?.id ?? null;
  } catch (error) {
    if (isJiraError(error) && error.kind === 'not_found') return null;
    throw error;
  }
};
