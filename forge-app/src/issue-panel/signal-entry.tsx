import { Button, Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import type { Signal } from '@valora/contracts';
import React, { useState } from 'react';
import { useFormats } from '../shared/use-formats';
import { intentWords } from '../../board/src/drawer/intent-words';
import { isWebAddress } from '../../board/src/drawer/is-web-address';

const sentimentLooks = { negative: 'removed', neutral: 'default', positive: 'success' } as const;

/** Longer than this a text is folded until somebody wants it. */
const foldedFrom = 280;

/** What a customer said, and what is known about who said it. */
export const SignalEntry = ({ signal }: { readonly signal: Signal }) => {
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const { text, company, author, sentiment, intent, urgency, permalink } = signal;
  const isFolded = text.length > foldedFrom && !isOpen;
  const by = company && author !== null ? `, ${author}` : '';
  return (
    <Stack space="space.050" alignInline="start">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text weight="semibold">{company?.name ?? author ?? 'Unknown company'}</Text>
        {sentiment === null ? null : <Lozenge appearance={sentimentLooks[sentiment]}>{sentiment}</Lozenge>}
        {intent === null ? null : <Lozenge>{intentWords[intent]}</Lozenge>}
        {urgency === 'high' ? <Lozenge appearance="moved">urgent</Lozenge> : null}
      </Inline>
      <Text>{isFolded ? `${text.slice(0, foldedFrom)}…` : text}</Text>
      {isFolded ? (
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setIsOpen(true);
          }}
        >
          Show all of it
        </Button>
      ) : null}
      <Text size="small" color="color.text.subtle">
        {`${signal.source}${by}, ${formats.age(signal.occurredAt)}${permalink !== null && isWebAddress(permalink) ? ' · ' : ''}`}
        {permalink !== null && isWebAddress(permalink) ? (
          <Link href={permalink} openNewTab>
            open the source
          </Link>
        ) : null}
      </Text>
    </Stack>
  );
};
