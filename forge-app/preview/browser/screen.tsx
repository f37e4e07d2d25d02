import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import ModalDialog, { ModalBody, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HostState, ScreenModule, Surface } from '../shared.js';
import type { FrameProps } from './bridge.js';
import { CustomFrame } from './custom-frame.js';
import { fault } from './faults.js';
import { showFlag, closeFlag } from './flags.js';
import { createListeners } from './listeners.js';
import { NativeFrame } from './native-frame.js';
import { goTo, hrefOf, type Place } from './place.js';

const themeChanges = createListeners<[unknown]>();
let colorMode = 'light';
export const setTheme = (mode: 'light' | 'dark'): void => {
  if (colorMode === mode && document.documentElement.dataset['colorMode'] === mode) return;
  colorMode = mode;
  void setGlobalTheme({
    colorMode: mode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
  });
  themeChanges.tell({ theme: { colorMode } });
};

/** Addresses of Jira’s own pages that the host has too. */
const placeOf = (where: Readonly<Record<string, unknown>>, place: Place): Place | null => {
  if (where['target'] === 'issue') return { ...place, page: 'issue', issueKey: String(where['issueKey']) };
  const url = where['url'];
  const found = typeof url === 'string' ? /^\/browse\/([A-Z][A-Z0-9_]+-\d+)$/.exec(url) : null;
  return found?.[1] === undefined ? null : { ...place, page: 'issue', issueKey: found[1] };
};

const navigate = (where: Readonly<Record<string, unknown>>, place: Place): void => {
  const to = placeOf(where, place);
  const url = where['url'];
  if (to !== null && where['type'] === 'new-tab') window.open(hrefOf(to), '_blank');
  else if (to !== null) goTo(to);
  else if (typeof url === 'string' && /^https?:/.test(url))
    if (where['type'] === 'new-tab') window.open(url, '_blank', 'noopener');
    else location.assign(url);
  else fault(`the host has no page for ${JSON.stringify(where)}`);
};

interface Opened {
  readonly options: Readonly<Record<string, unknown>>;
  readonly onClose: (payload: unknown) => void;
}

interface Props {
  readonly state: HostState;
  readonly module: ScreenModule;
  readonly place: Place;
  readonly entryPoint?: 'view' | 'edit';
  readonly onSubmit?: (payload: unknown) => Promise<void>;
  readonly onClose?: (payload: unknown) => void;
  readonly resource?: { readonly key: string; readonly context: unknown };
}

const sizes: Readonly<Record<string, string>> = { max: '95vw', xlarge: '1200px', fullscreen: '100vw' };

/** One screen of the app, where Jira would show it. */
export const Screen = ({ state, module, place, entryPoint, onSubmit, onClose, resource }: Props) => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [turn, setTurn] = useState(0);
  const { accountId, issueKey, page } = place;
  const { key: moduleKey, type: moduleType } = module;
  const heard = useRef({ onSubmit, onClose });
  useEffect(() => {
    heard.current = { onSubmit, onClose };
  });
  const isOfIssue = /^jira:(issue|customField)/.test(moduleType);
  const isOfProject = /^jira:(project|board|backlog)/.test(moduleType);
  const project = isOfProject ? state.projects[0]?.key : issueKey.split('-')[0];
  const modal = resource?.context;

  const host = useMemo((): FrameProps['host'] => {
    const surface: Surface = {
      moduleKey,
      moduleType,
      accountId,
      issueKey: isOfIssue ? issueKey : null,
      projectKey: isOfIssue || isOfProject ? (project ?? null) : null,
      entryPoint: entryPoint ?? null,
      modal: modal ?? null,
    };
    return {
      surface,
      openModal: (options) => {
        const { onClose: hear } = options as { onClose?: (payload: unknown) => void };
        setOpened({ options, onClose: (payload) => hear?.(payload) });
      },
      close: (payload) => {
        if (heard.current.onClose === undefined) fault(`${moduleKey}: there is nothing to close here`);
        else heard.current.onClose(payload);
      },
      submit: async (payload) => {
        if (heard.current.onSubmit === undefined) throw new Error("this resource's view is not submittable.");
        await heard.current.onSubmit(payload);
      },
      refresh: () => {
        setTurn((last) => last + 1);
      },
      showFlag,
      closeFlag,
      navigate: (where) => {
        navigate(where, { page, issueKey, accountId, theme: colorMode === 'dark' ? 'dark' : 'light' });
      },
      urlOf: (where) => {
        const to = placeOf(where, { page, issueKey, accountId, theme: 'light' });
        if (to === null) fault(`the host has no page for ${JSON.stringify(where)}`);
        return to === null ? location.href : new URL(hrefOf(to), location.href).href;
      },
      theme: () => ({ colorMode }),
      onThemeChange: themeChanges.subscribe,
    };
  }, [moduleKey, moduleType, accountId, issueKey, page, isOfIssue, isOfProject, project, entryPoint, modal]);

  const shown =
    resource === undefined
      ? { native: module.native, url: entryPoint === 'edit' ? (module.editUrl ?? module.url) : module.url }
      : state.resources[resource.key];
  if (shown === undefined) {
    fault(`the manifest has no resource "${resource?.key ?? ''}"`);
    return null;
  }
  const Frame = shown.native ? NativeFrame : CustomFrame;
  const key = `${shown.url} ${accountId} ${issueKey} ${String(turn)}`;
  return (
    <>
      <Frame key={key} url={shown.url} title={module.title} host={host} />
      {opened === null ? null : (
        <ModalDialog
          width={sizes[String(opened.options['size'])] ?? 'x-large'}
          onClose={() => {
            opened.onClose(undefined);
            setOpened(null);
          }}
        >
          <ModalHeader hasCloseButton>
            <ModalTitle>{String(opened.options['title'] ?? '') || module.title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Screen
              state={state}
              module={module}
              place={place}
              resource={{
                key: String(opened.options['resource'] ?? module.resourceKey),
                context: opened.options['context'],
              }}
              onClose={(payload) => {
                opened.onClose(payload);
                setOpened(null);
              }}
            />
          </ModalBody>
        </ModalDialog>
      )}
    </>
  );
};
