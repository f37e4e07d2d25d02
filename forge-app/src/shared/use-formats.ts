import { createContext, useContext } from 'react';
import { formatsOf, type Formats } from './formats';

export const FormatsContext = createContext<Formats>(formatsOf('en'));
export const useFormats = (): Formats => useContext(FormatsContext);
