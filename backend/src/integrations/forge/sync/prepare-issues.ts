import { readIssues, type ParsedRow } from '../../../imports/index.js';
import { requestProperty, type JiraIssue } from '../../jira/index.js';
import { fieldsToAsk, type Policy } from './policy.js';
import { asObject, asText, pruneIssue } from './prune-issue.js';
import type { TwoWay } from './reconcile.js';
import type { SiteFields } from './site-fields.js';

/** An issue as Jira has it now, reduced to what may leave, with what it says of a feature. */
export interface PreparedIssue {
  readonly id: string;
  readonly key: string;
  readonly projectId: string | null;
  readonly updatedAt: Date | null;
  /** Why it is not taken in, in words; null where it is. */
  readonly leftOutBecause: string | null;
  /** It may be taken in, and only could not be read this time: what is here stays. */
  readonly isUnreadable: boolean;
  /** Null where it is not taken in. */
  readonly row: ParsedRow | null;
  readonly twoWay: TwoWay | null;
  /** Key → id of the issues it is linked with. */
  readonly linked: ReadonlyMap<string, string>;
  /** Person-days logged on it and its sub-tasks; null where nobody logged work or it may not be read. */
  readonly spentDays: number | null;
  /** What is kept as raw payload. */
  readonly raw: JiraIssue;
}

export interface Preparing {
  readonly policy: Policy;
  readonly site: SiteFields;
  /** The currency the team counts in. */
  readonly currency: string;
}

/** Jira’s default working day. */
const secondsPerDay = 8 * 3600;
export const mustDoLabel = 'must-do';

/** Jira’s labels hold no spaces. */
export const asJiraLabel = (label: string): string => label.trim().replaceAll(/\s+/g, '-');

export const isMustDo = (label: string): boolean => asJiraLabel(label).toLowerCase() === mustDoLabel;

const leftOutReason = (issue: JiraIssue): string | null => {
  if (asText(asObject(issue.fields['security'])['id']) !== null) return 'it has a security level';
  if (issue.properties[requestProperty] !== undefined) return 'Valora made it for a feature';
  return null;
};

const linkedIssues = (issue: JiraIssue): Map<string, string> => {
  const links = issue.fields['issuelinks'];
  const ends = (Array.isArray(links) ? links : []).flatMap((link) => [
    asObject(asObject(link)['inwardIssue']),
    asObject(asObject(link)['outwardIssue']),
  ]);
  return new Map(
    ends.flatMap(({ id, key }) => {
      const [number, name] = [asText(id), asText(key)];
      return number === null || name === null ? [] : [[name, number] as const];
    }),
  );
};

const spentDaysOf = ({ fields }: JiraIssue): number | null => {
  const { timeSpentSeconds } = asObject(fields['timetracking']);
  const seconds = fields['aggregatetimespent'] ?? fields['timespent'] ?? timeSpentSeconds;
  return typeof seconds === 'number' && seconds > 0 ? seconds / secondsPerDay : null;
};

/** The first release that brought it out; null where none of its versions is released. */
const releasedOn = ({ fields }: JiraIssue): string | null => {
  const versions = Array.isArray(fields['fixVersions']) ? fields['fixVersions'] : [];
  const days = versions
    .map(asObject)
    .filter(({ released }) => released === true)
    .flatMap(({ releaseDate }) =>
      /^\d{4}-\d{2}-\d{2}$/.test(String(releaseDate)) ? String(releaseDate) : [],
    )
    .sort();
  return days[0] ?? null;
};

const withRelease = (row: ParsedRow, issue: JiraIssue, spentDays: number | null): ParsedRow => {
  if (row.status !== 'delivered') return { ...row, outcome: null };
  const released = releasedOn(issue);
  const deliveredAt = released === null ? row.deliveredAt : new Date(`${released}T00:00:00Z`);
  const day = deliveredAt?.toISOString().slice(0, 10) ?? null;
  const outcome =
    spentDays === null ? null : { actualEffortDays: spentDays, realisedValue: null, releasedOn: day };
  return { ...row, deliveredAt, outcome };
};

const dateOf = (value: unknown): Date | null => {
  const text = asText(value);
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms);
};

const twoWayOf = (row: ParsedRow): TwoWay => ({
  title: row.title,
  storyPoints: row.inputs['storyPoints'] ?? null,
  labels: row.labels.filter((label) => !isMustDo(label)),
  mustDo: row.labels.some(isMustDo),
});

/** A sheet of issues needs titles; one that may not leave Jira is stood in for by the key. */
const readable = (issue: JiraIssue, storyPointsField: string | null): JiraIssue => ({
  ...issue,
  fields: {
    ...(storyPointsField === null ? {} : { [storyPointsField]: null }),
    timeoriginalestimate: asObject(issue.fields['timetracking'])['originalEstimateSeconds'],
    ...issue.fields,
    summary: issue.fields['summary'] ?? issue.key,
  },
});

/** What issues say of features, by the same reading as an import’s; in their order. */
export const prepareIssues = async (
  issues: readonly JiraIssue[],
  { policy, site, currency }: Preparing,
): Promise<PreparedIssue[]> => {
  const asked = fieldsToAsk(policy, site.storyPointsField);
  const { storyPointsField, names } = site;
  const pruned = issues.map((issue) => pruneIssue(issue, asked));
  const mapping = storyPointsField === null ? {} : { [storyPointsField]: 'storyPoints' };
  const read = await readIssues(
    pruned.map((issue) => readable(issue, storyPointsField)),
    { names, mapping, currency },
  );
  return issues.map((issue, index) => {
    const raw = pruned[index] as JiraIssue;
    const problem = read[index]?.problem ?? null;
    const reason = leftOutReason(issue) ?? problem;
    const spentDays = spentDaysOf(raw);
    const parsed = reason === null ? (read[index]?.row ?? null) : null;
    const row = parsed === null ? null : withRelease(parsed, raw, spentDays);
    return {
      id: issue.id,
      key: issue.key,
      projectId: asText(asObject(issue.fields['project'])['id']),
      updatedAt: dateOf(issue.fields['updated']),
      leftOutBecause: reason,
      isUnreadable: reason !== null && reason === problem,
      row,
      twoWay: row === null ? null : twoWayOf(row),
      linked: linkedIssues(raw),
      spentDays,
      raw: reason === null ? raw : { ...raw, fields: { project: raw.fields['project'] } },
    };
  });
};
