import { id, timestamp } from '@valora/contracts';
import { z } from 'zod';
import { decodeCursor, invalidInput } from '../platform/index.js';

const read = <T extends z.ZodType>(cursor: string, values: T): z.output<T> => {
  const parsed = values.safeParse(decodeCursor(cursor, ['string', 'string']));
  if (parsed.success) return parsed.data;
  throw invalidInput('query.cursor', 'was not made by this list; leave it out to start at the beginning');
};

const moment = z.tuple([timestamp, id]);
const name = z.tuple([z.string().refine((text) => !text.includes('\u0000')), id]);

/** Cursors come back through strangers’ hands; a value the database cannot read would look like a fault of ours. */
export const readMomentCursor = (cursor: string): [Date, string] => {
  const [at, lastId] = read(cursor, moment);
  return [new Date(at), lastId];
};

export const readNameCursor = (cursor: string): [string, string] => read(cursor, name);
