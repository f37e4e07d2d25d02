import { requestJira, router } from '@forge/bridge';
import { Button, SectionMessage, SectionMessageAction, Stack, Text } from '@forge/react';
import type { IssueScore } from '@valora/contracts';
import React, { useEffect, useState } from 'react';
import type { Failure } from './call-backend';
import { useFormats } from './use-formats';
import { missingWords, rankWords } from './words';

interface Retryable {
  readonly onRetry: () => void;
  readonly isRetrying?: boolean;
}

const Retry = ({ onRetry, isRetrying = false }: Retryable) => (
  <Button onClick={onRetry} isDisabled={isRetrying}>
    {isRetrying ? 'Trying…' : 'Try again'}
  </Button>
);

/** Asks Jira as the person; a person of whom Jira says nothing is no admin. */
const useIsJiraAdmin = (): boolean => {
  const [isAdmin, setIsAdmin] = useState(false);
  useEffect(() => {
    const ask = async () => {
      const response = await requestJira('/rest/api/3/mypermissions?permissions=ADMINISTER');
      const { permissions } = (await response.json()) as {
        permissions?: { ADMINISTER?: { havePermission?: boolean } };
      };
      setIsAdmin(permissions?.ADMINISTER?.havePermission === true);
    };
    ask().catch(() => {
      setIsAdmin(false);
    });
  }, []);
  return isAdmin;
};

/** The project is connected to no team: who can change that, and where. */
const NotConnected = () => {
  const isAdmin = useIsJiraAdmin();
  return (
    <SectionMessage
      appearance="information"
      title="This project is not connected to Valora yet"
      actions={
        isAdmin
          ? [
              <SectionMessageAction
                key="connect"
                onClick={() => void router.navigate({ target: 'module', moduleKey: 'valora-admin' })}
              >
                Connect it on the Valora page
              </SectionMessageAction>,
            ]
          : []
      }
    >
      <Text>
        {isAdmin
          ? 'Connect it to a team, and its issues are read, predicted and ranked. Nothing leaves Jira before.'
          : 'A Jira admin can connect it under Apps, Valora. Until then nothing of it leaves Jira.'}
      </Text>
    </SectionMessage>
  );
};

/** Jira does not let this person see it, or everybody’s right is narrower than the team. */
const NoPermission = ({ failure }: { readonly failure: Failure }) => (
  <SectionMessage appearance="warning" title="You may not see these figures">
    <Stack space="space.050">
      <Text>{failure.message}</Text>
      <Text>
        Valora shows a team’s figures only to people who may browse every Jira project of that team.
      </Text>
    </Stack>
  </SectionMessage>
);

/** The project is connected, this issue has no figures: the server says why and what to do. */
export const NotFollowedYet = ({
  failure,
  onRetry,
  isRetrying = false,
}: Retryable & { readonly failure: Failure }) => (
  <SectionMessage appearance="information" title="Valora has no figures for this issue">
    <Stack space="space.100" alignInline="start">
      <Text>{failure.message}</Text>
      <Retry onRetry={onRetry} isRetrying={isRetrying} />
    </Stack>
  </SectionMessage>
);

/** Nobody said enough about the value: the return is what any feature of the team is worth. */
export const NotEnoughSignal = ({ asks }: { readonly asks: string }) => (
  <SectionMessage appearance="information" title="Not enough signal about its value">
    <Text>
      It counts as what any feature of the team is worth, so its place rests on effort alone.
      {asks === '' ? '' : ` Most would be learned from: ${asks}.`}
    </Text>
  </SectionMessage>
);

/** The last known figures in one or two lines, from what Jira itself keeps. */
export const KeptFigures = ({ score }: { readonly score: IssueScore }) => {
  const formats = useFormats();
  const { roi, roiLow, roiHigh, effortDays } = score;
  const interval =
    roiLow === null || roiHigh === null ? '' : `, 80 % interval ${formats.percentRange(roiLow, roiHigh)}`;
  const effort = effortDays === null ? '' : `; effort ${formats.days(effortDays)}`;
  const missing = missingWords(score);
  return (
    <Stack space="space.050">
      <Text weight="semibold">
        {`${roi === null ? 'No return predicted' : `${formats.percent(roi)} ROI${interval}`}; ${rankWords(score, formats)}`}
      </Text>
      {missing === null ? null : <Text>{`${missing}.`}</Text>}
      <Text size="small" color="color.text.subtle">
        {`As of ${formats.moment(score.writtenAt)}, ${formats.age(score.writtenAt)}${effort}`}
      </Text>
    </Stack>
  );
};

/** The server is not there: what was known last, and that nothing is lost. */
const BackendAway = ({
  score,
  onRetry,
  isRetrying = false,
}: Retryable & { readonly score: IssueScore | null }) => (
  <SectionMessage appearance="warning" title="Valora’s server does not answer">
    <Stack space="space.100" alignInline="start">
      {score === null ? (
        <Text>No earlier figures are kept here. Nothing is lost; try again in a moment.</Text>
      ) : (
        <>
          <Text>These are the last known figures. Nothing is lost; try again in a moment.</Text>
          <KeptFigures score={score} />
        </>
      )}
      <Retry onRetry={onRetry} isRetrying={isRetrying} />
    </Stack>
  </SectionMessage>
);

/** Something else went wrong: in the server’s words, with the number support asks for. */
const Failed = ({
  failure,
  attempt,
  onRetry,
  isRetrying = false,
}: Retryable & { readonly failure: Failure; readonly attempt: string }) => (
  <SectionMessage appearance="error" title={`Valora could not ${attempt}`}>
    <Stack space="space.100" alignInline="start">
      <FailureWords failure={failure} />
      <Retry onRetry={onRetry} isRetrying={isRetrying} />
    </Stack>
  </SectionMessage>
);

const awayCodes: readonly Failure['code'][] = ['unreachable', 'unavailable', 'timeout'];

/** Whether a failure says that the server is not there, rather than what it thinks of the call. */
const isAway = (failure: Failure): boolean => awayCodes.includes(failure.code);

/** What went wrong, in one or two lines without a frame: inside dialogs and beside buttons. */
export const FailureWords = ({ failure }: { readonly failure: Failure }) => (
  <Stack space="space.050">
    <Text>
      {isAway(failure)
        ? 'Valora’s server does not answer. Nothing was lost here; try again in a moment.'
        : failure.message}
    </Text>
    {failure.correlationId === null ? null : (
      <Text size="small" color="color.text.subtle">{`Number for support: ${failure.correlationId}`}</Text>
    )}
  </Stack>
);

interface FailureStateProps extends Retryable {
  readonly failure: Failure;
  /** What was tried, after "Valora could not": `load this issue`. */
  readonly attempt: string;
  readonly score?: IssueScore | null;
}

/** The state of a screen whose first question was not answered. */
export const FailureState = ({ failure, attempt, score = null, ...retry }: FailureStateProps) => {
  if (failure.code === 'not_connected') return <NotConnected />;
  if (failure.code === 'forbidden') return <NoPermission failure={failure} />;
  if (isAway(failure)) return <BackendAway score={score} {...retry} />;
  return <Failed failure={failure} attempt={attempt} {...retry} />;
};
