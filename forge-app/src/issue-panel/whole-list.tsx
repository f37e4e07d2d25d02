import { Button, Spinner, Stack, Text, type StackProps } from '@forge/react';
import React, { useCallback, useState, type ReactNode } from 'react';
import type { Answer } from '../shared/call-backend';
import { PartFailed } from '../shared/part-failed';
import { useBackend } from '../shared/use-backend';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly pagination: { readonly nextCursor: string | null };
}

interface WholeListProps<Item> {
  readonly featureId: string;
  readonly load: (featureId: string, limit: number) => Promise<Answer<Page<Item>>>;
  /** What is said while it is loaded. */
  readonly loading: string;
  readonly space: NonNullable<StackProps['space']>;
  readonly children: (items: readonly Item[]) => ReactNode;
}

const pageSize = 25;
const mostItems = 500;

/** All of what the panel shows only the latest of; the older on demand. */
export const WholeList = <Item,>({ featureId, load, loading, space, children }: WholeListProps<Item>) => {
  const [limit, setLimit] = useState(pageSize);
  const ask = useCallback(() => load(featureId, limit), [load, featureId, limit]);
  const page = useBackend(ask);
  if (page.state === 'loading') return <Spinner size="small" label={loading} />;
  if (page.state === 'failed') return <PartFailed asked={page} />;
  const hasOlder = page.data.pagination.nextCursor !== null;
  return (
    <Stack space={space} alignInline="start">
      {children(page.data.items)}
      {hasOlder && limit === mostItems ? (
        <Text size="small" color="color.text.subtle">{`The latest ${String(mostItems)}.`}</Text>
      ) : null}
      {hasOlder && limit < mostItems ? (
        <Button
          spacing="compact"
          onClick={() => {
            setLimit(Math.min(limit * 4, mostItems));
          }}
        >
          Show older
        </Button>
      ) : null}
    </Stack>
  );
};
