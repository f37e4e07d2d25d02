import { featureStatus, type api, type Query } from '@valora/contracts';
import { invalidInput } from '../platform/index.js';
import type { Values } from './values.js';

export type FeatureQuery = Query<typeof api.features.list>;

const likeWord = (word: string): string => `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const statusesOf = (text: string): string[] => {
  const wanted = text.split(',').map((part) => part.trim());
  const known = featureStatus.options as readonly string[];
  const unknown = wanted.find((one) => !known.includes(one));
  if (unknown !== undefined)
    throw invalidInput(
      'query.status',
      `“${unknown}” is no status; use ${known.join(', ')}, separated by commas`,
    );
  return wanted;
};

/**
 * The conditions of a list query over f (features) and r (rankings), joined by `and`.
 * @throws AppError invalid_input for an unknown status
 */
export const filtersOf = (query: FeatureQuery, values: Values): string => {
  const conditions: string[] = [];
  if (query.status !== undefined)
    conditions.push(`f.status = any(${values.add(statusesOf(query.status))}::text[])`);
  if (query.label !== undefined) conditions.push(`f.labels @> array[${values.add(query.label)}]::text[]`);
  if (query.mustDo !== undefined) conditions.push(query.mustDo === 'true' ? 'f.must_do' : 'not f.must_do');
  if (query.ranked !== undefined)
    conditions.push(query.ranked === 'true' ? 'r.rank is not null' : 'r.rank is null');
  if (query.tier !== undefined) conditions.push(`r.tier = ${values.add(query.tier)}::bigint`);
  for (const word of (query.search ?? '').split(/\s+/).filter(Boolean).slice(0, 10)) {
    const place = values.add(likeWord(word));
    conditions.push(`(f.key ilike ${place} or f.title ilike ${place} or f.description ilike ${place})`);
  }
  return conditions.map((condition) => `and ${condition}`).join(' ');
};
