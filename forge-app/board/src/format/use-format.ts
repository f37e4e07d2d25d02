import { createContext, useContext, useMemo } from 'react';
import { formatsIn, type Format } from './formats-in.js';

export const LocaleContext = createContext('en');

/** All formatters bound to the reader's locale. */
export const useFormat = (): Format => {
  const locale = useContext(LocaleContext);
  return useMemo(() => formatsIn(locale), [locale]);
};
export type { Format };
