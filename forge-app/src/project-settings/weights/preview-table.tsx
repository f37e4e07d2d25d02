import { DynamicTable, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { FailureWords } from '../../shared/states';
import { headOf, rowOf } from '../../shared/table';
import { rankStep } from '../../shared/words';
import { topMoves } from '../../../board/src/weights/top-moves';
import { previewSentence } from './preview-words';
import type { SettingsForm } from './use-settings-form';

const shownMoves = 10;

const head = headOf(['Feature', 'Title', 'Rank']);

/** What the draft would move, once it was asked for. */
export const PreviewTable = ({ preview }: Pick<SettingsForm, 'preview'>) => {
  if (preview.failure)
    return (
      <SectionMessage appearance="error" title="The moves could not be worked out">
        <FailureWords failure={preview.failure} />
        {preview.failure.details.map(({ field, problem }) => (
          <Text key={field}>{`${field.replace(/^(body\.)?settings\.?/, '')} ${problem}`.trim()}</Text>
        ))}
      </SectionMessage>
    );
  if (preview.now.state !== 'done') return null;
  const moves = topMoves(preview.now.data.items, shownMoves);
  return (
    <Stack space="space.100">
      <Text weight="semibold">{previewSentence(preview.now.data)}</Text>
      {moves.length === 0 ? null : (
        <DynamicTable
          label="Largest moves"
          head={head}
          rows={moves.map((move) =>
            rowOf(move.featureId, [move.key, move.title, rankStep(move.fromRank, move.toRank)]),
          )}
        />
      )}
    </Stack>
  );
};
