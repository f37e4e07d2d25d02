import { Lozenge, Text, Tooltip } from '@forge/react';
import type { IssueScore } from '@valora/contracts';
import React from 'react';
import { none, type Formats } from '../shared/formats';
import { useKeptScore } from '../shared/issue-score';
import type { Place } from '../shared/place';
import { Surface } from '../shared/surface';
import { useFormats } from '../shared/use-formats';
import { returnTone, toneAppearance } from '../shared/words';

/** Lists show one field per row; there each row would ask Jira once more for an interval nobody reads. */
const showsOneIssue = ({ extension }: Place): boolean => extension['renderContext'] === 'issue-view';

const explained = (score: IssueScore, formats: Formats): string => {
  const interval =
    score.roiLow === null || score.roiHigh === null
      ? ''
      : `80 % interval ${formats.percentRange(score.roiLow, score.roiHigh)}, `;
  return `${interval}as of ${formats.moment(score.writtenAt)}`;
};

const Badge = ({ place }: { readonly place: Place }) => {
  const formats = useFormats();
  const { kept } = useKeptScore(showsOneIssue(place) ? place.issueId : null);
  const value = place.extension['fieldValue'];
  if (typeof value !== 'number' || !Number.isFinite(value)) return <Text>{none}</Text>;
  // The property may be newer than the field or older: an interval is shown only around the figure it belongs to.
  const score = kept.state === 'found' && kept.score.roi === Math.round(value) ? kept.score : null;
  const tone = returnTone(value, score?.roiLow ?? null, score?.roiHigh ?? null);
  const badge = <Lozenge appearance={toneAppearance[tone]}>{formats.percent(value)}</Lozenge>;
  return score === null ? badge : <Tooltip content={explained(score, formats)}>{badge}</Tooltip>;
};

/** The field `Valora ROI` in issue views and lists; it holds the whole percent. */
export const RoiField = () => <Surface>{(place) => <Badge place={place} />}</Surface>;
