import Flag, { FlagGroup } from '@atlaskit/flag';
import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.js';

interface FlagOptions {
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly isAutoDismiss?: boolean;
  readonly actions?: readonly { readonly text: string; readonly onClick: () => void }[];
}

let flags: readonly FlagOptions[] = [];
const { subscribe, tell } = createListeners();

export const showFlag = (options: Record<string, unknown>): void => {
  const flag = options as unknown as FlagOptions;
  flags = [flag, ...flags.filter(({ id }) => id !== flag.id)];
  tell();
};
export const closeFlag = (id: string): void => {
  flags = flags.filter((flag) => flag.id !== id);
  tell();
};

const appearance = (type: string | undefined) =>
  ['error', 'success', 'warning'].includes(type ?? '') ? (type as 'error' | 'success' | 'warning') : 'info';

export const Flags = () => {
  const shown = useSyncExternalStore(subscribe, () => flags);
  return (
    <FlagGroup
      onDismissed={(id) => {
        closeFlag(String(id));
      }}
    >
      {shown.map(({ id, title, description, type, actions = [] }) => (
        <Flag
          key={id}
          id={id}
          title={title ?? ''}
          description={description}
          appearance={appearance(type)}
          actions={actions.map(({ text, onClick }) => ({
            content: text,
            onClick: () => {
              onClick();
            },
          }))}
        />
      ))}
    </FlagGroup>
  );
};
