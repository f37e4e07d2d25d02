import { Button, Stack } from '@forge/react';
import React from 'react';
import { FailureWords } from './states';
import type { Backed } from './use-backend';

interface PartFailedProps {
  readonly asked: Extract<Backed<unknown>, { state: 'failed' }>;
}

/** A part of a screen that did not come, and a way to ask for it again. */
export const PartFailed = ({ asked }: PartFailedProps) => (
  <Stack space="space.100" alignInline="start">
    <FailureWords failure={asked.error} />
    <Button isDisabled={asked.isReloading} onClick={() => void asked.reload()}>
      Try again
    </Button>
  </Stack>
);
