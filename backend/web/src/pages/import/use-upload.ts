import { asApiFailure, boardApi, createHttpTransport, type ApiFailure } from '@valora/board';
import { api } from '@valora/contracts';
import { useRef, useState } from 'react';
import { useDispatch } from 'react-redux';
import { useNavigate } from 'react-router-dom';
import { useWorld } from '../../app/world-context.js';
import { createUploadFetch } from './upload-fetch.js';

export type UploadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly fileName: string; readonly percent: number }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

const isAbort = (thrown: unknown): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

/** Sends a file and goes to its import, where it is looked at before anything goes in. */
export const useUpload = () => {
  const { sessionEnd } = useWorld();
  const navigate = useNavigate();
  const dispatch = useDispatch();
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const send = async (file: File) => {
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'sending', fileName: file.name, percent: 0 });
    const transport = createHttpTransport({
      baseUrl: '/api/v1',
      onSessionEnded: sessionEnd.end,
      fetch: createUploadFetch(({ sentBytes, totalBytes }) => {
        const percent = totalBytes === 0 ? 100 : Math.floor((sentBytes / totalBytes) * 100);
        setState({ kind: 'sending', fileName: file.name, percent });
      }),
    });
    try {
      const run = await transport.call(api.imports.upload, {
        query: { fileName: file.name, start: 'never' },
        file,
        signal: controller.signal,
      });
      dispatch(boardApi.util.invalidateTags(['Imports']));
      await navigate(`/import/${run.id}`);
    } catch (thrown) {
      setState(isAbort(thrown) ? { kind: 'idle' } : { kind: 'failed', failure: asApiFailure(thrown) });
    }
  };

  const stop = () => running.current?.abort();
  return { state, send, stop };
};
