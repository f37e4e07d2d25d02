import { Heading, Stack } from '@forge/react';
import React, { type ReactNode } from 'react';

/** A part of a tab below its own heading. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack space="space.100">
    <Heading size="small" as="h4">
      {title}
    </Heading>
    {children}
  </Stack>
);
