import { SectionMessage, SectionMessageAction, Text } from '@forge/react';
import React from 'react';
import { FailureWords } from '../shared/states';
import type { Action } from '../shared/use-action';

interface SaveOutcomeProps {
  readonly save: Pick<Action<never, unknown>, 'now' | 'failure'>;
  /** What somebody else changed meanwhile: `it`, `the settings`. */
  readonly what: string;
  /** What holds once it is saved. */
  readonly savedWords: string;
  /** Loads what somebody else saved. */
  readonly onReload: () => void;
}

/** What came of saving a form; nothing while it was not saved. */
export const SaveOutcome = ({ save, what, savedWords, onReload }: SaveOutcomeProps) => {
  const { failure, now } = save;
  if (failure?.code === 'version_mismatch')
    return (
      <SectionMessage
        appearance="warning"
        title={`Somebody changed ${what} meanwhile`}
        actions={[
          <SectionMessageAction key="reload" onClick={onReload}>
            Load theirs
          </SectionMessageAction>,
        ]}
      >
        <Text>Nothing of yours was saved. Load theirs, then make your change again.</Text>
      </SectionMessage>
    );
  if (failure)
    return (
      <SectionMessage appearance="error" title="Not saved">
        <FailureWords failure={failure} />
      </SectionMessage>
    );
  return now.state === 'done' ? (
    <SectionMessage appearance="success" title="Saved">
      <Text>{savedWords}</Text>
    </SectionMessage>
  ) : null;
};
