import { Inline, Lozenge, Spinner, Stack, Text } from '@forge/react';
import type { IssuePanel, SimilarFeature } from '@valora/contracts';
import React, { useCallback } from 'react';
import { listSimilarFeatures } from '../shared/api';
import { PartFailed } from '../shared/part-failed';
import { useBackend } from '../shared/use-backend';
import { likenessWords, statusWords } from '../shared/words';
import { FeatureLink } from './issue-link';
import { Section } from './section';

/** As many as the panel’s own answer holds. */
const shown = 5;

const Entry = ({ similar }: { readonly similar: SimilarFeature }) => (
  <Stack>
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text weight="semibold">
        <FeatureLink feature={similar} />
      </Text>
      <Lozenge>{statusWords[similar.status]}</Lozenge>
      {similar.isDuplicate ? <Lozenge appearance="moved">Possible duplicate</Lozenge> : null}
    </Inline>
    {similar.title === similar.key ? null : <Text>{similar.title}</Text>}
    <Text size="small" color="color.text.subtle">
      {likenessWords(similar)}
    </Text>
  </Stack>
);

const Entries = ({ items }: { readonly items: readonly SimilarFeature[] }) => (
  <>
    {items.length === 0 ? <Text>No other issue says much the same.</Text> : null}
    {items.map((similar) => (
      <Entry key={similar.id} similar={similar} />
    ))}
  </>
);

/** Asks for what the panel did not wait for. */
const AskedFor = ({ featureId }: { readonly featureId: string }) => {
  const load = useCallback(() => listSimilarFeatures(featureId, shown), [featureId]);
  const similar = useBackend(load);
  switch (similar.state) {
    case 'loading':
      return (
        <Inline space="space.100" alignBlock="center">
          <Spinner size="small" label="Comparing the issues" />
          <Text>The issues of the team are being compared…</Text>
        </Inline>
      );
    case 'ready':
      return <Entries items={similar.data.items} />;
    case 'failed':
      return <PartFailed asked={similar} />;
  }
};

/** Issues that say much the same, so that nobody builds a thing twice. */
export const SimilarTab = ({ data }: { readonly data: IssuePanel }) => (
  <Section title="Similar issues">
    {data.numbersOnly ? (
      <Text>Only numbers of this project leave Jira, so texts are not compared.</Text>
    ) : data.similar === null ? (
      <AskedFor featureId={data.featureId} />
    ) : (
      <Entries items={data.similar} />
    )}
  </Section>
);
