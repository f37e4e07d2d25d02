import { Message } from '../ui/message.js';

interface TrackerNoteProps {
  readonly isConnected: boolean;
  readonly problem: string | null;
}

/** Why an epic may not come about yet. */
export const TrackerNote = ({ isConnected, problem }: TrackerNoteProps) => {
  if (!isConnected) {
    return (
      <Message tone="warning" title="Jira is not connected">
        The request is kept, and the epic is created once an admin has connected Jira and somebody approved
        it.
      </Message>
    );
  }
  return problem === null ? null : (
    <Message tone="warning" title="The projects could not be read">
      {problem} A project key can still be typed.
    </Message>
  );
};
