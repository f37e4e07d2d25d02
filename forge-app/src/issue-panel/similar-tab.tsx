import { Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React from 'react';
import { likenessWords, statusWords } from '../shared/words';
import { browsePath } from './issue-link';
import { Section } from './section';

/** Issues that say much the same, so that nobody builds a thing twice. */
export const SimilarTab = ({ data }: { readonly data: IssuePanel }) => (
  <Section title="Similar issues">
    {data.similar.length === 0 ? (
      <Text>
        {data.numbersOnly
          ? 'Only numbers of this project leave Jira, so texts are not compared.'
          : 'No other issue says much the same.'}
      </Text>
    ) : null}
    {data.similar.map((similar) => {
      const path = browsePath(similar.key);
      return (
        <Stack key={similar.id}>
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text weight="semibold">
              {path === null ? similar.key : <Link href={path}>{similar.key}</Link>}
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
    })}
  </Section>
);
