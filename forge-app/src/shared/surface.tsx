import { SectionMessage, Spinner, Text } from '@forge/react';
import React, { useEffect, useMemo, useState, type ReactNode } from 'react';
import { formatsOf } from './formats';
import { readPlace, type Place } from './place';
import { FormatsContext } from './use-formats';

interface SurfaceProps {
  /** Called once the place is known. */
  readonly children: (place: Place) => ReactNode;
}

/** What every screen stands in: where it is in Jira, and how the reader's language writes figures. */
export const Surface = ({ children }: SurfaceProps) => {
  const [place, setPlace] = useState<Place | 'asking' | 'unknown'>('asking');
  useEffect(() => {
    readPlace().then(setPlace, () => {
      setPlace('unknown');
    });
  }, []);
  const locale = typeof place === 'string' ? 'en' : place.locale;
  const formats = useMemo(() => formatsOf(locale), [locale]);
  if (place === 'asking') return <Spinner size="medium" label="Loading Valora" />;
  if (place === 'unknown') {
    return (
      <SectionMessage appearance="error" title="Jira did not say where this is">
        <Text>Reload the page. If it stays, the app may need to be updated by a Jira admin.</Text>
      </SectionMessage>
    );
  }
  return <FormatsContext.Provider value={formats}>{children(place)}</FormatsContext.Provider>;
};
