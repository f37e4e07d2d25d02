import { lazy, Suspense } from 'react';
import type { DialogProps } from './dialog.js';

const Loaded = lazy(() => import('./dialog.js').then(({ Dialog }) => ({ default: Dialog })));

/** A dialog that is fetched when it is first needed; the modal's library is no part of the first paint. */
export const ConfirmDialog = (props: DialogProps) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
);
