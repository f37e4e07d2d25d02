import { SectionMessage, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React from 'react';
import type { Failure } from '../shared/call-backend';
import { NotEnoughSignal } from '../shared/states';
import { missingWords, sharperWith } from '../shared/words';

const outsideWords = (data: IssuePanel): string | null => {
  const { row } = data;
  if (row.rank !== null) return null;
  if (row.mustDo) return 'It is a must-do: law or contract asks for it, so it stands outside the formula.';
  const missing = missingWords(row);
  if (missing === null) return 'It is not ranked yet; the first ranking is on its way.';
  return missing.startsWith('Needs')
    ? `It is not ranked. ${missing}: give them with Edit inputs.`
    : `It stands outside the ranking: ${missing.charAt(0).toLowerCase()}${missing.slice(1)}.`;
};

/** What a reader must know before trusting the figures. */
export const Notes = ({ data, problem }: { readonly data: IssuePanel; readonly problem: Failure | null }) => {
  const outside = outsideWords(data);
  const asks = sharperWith((data.prediction?.missingInputs ?? []).slice(0, 3));
  return (
    <>
      {problem === null ? null : (
        <SectionMessage appearance="warning" title="Not refreshed">
          <Text>Valora’s server does not answer just now. These are the last known figures.</Text>
        </SectionMessage>
      )}
      {data.staleBecause === null ? null : (
        <SectionMessage appearance="warning" title="These figures may be old">
          <Text>{data.staleBecause}</Text>
        </SectionMessage>
      )}
      {outside === null ? null : (
        <SectionMessage appearance="information" title="Not in the order">
          <Text>{outside}</Text>
        </SectionMessage>
      )}
      {data.prediction?.notEnoughSignal ? <NotEnoughSignal asks={asks} /> : null}
    </>
  );
};
