import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';

export type ColorMode = 'light' | 'dark' | 'auto';

/**
 * Loads Atlassian's tokens as CSS variables and sets light, dark or the system's choice on the page.
 * Await it before the first render, or text flashes unstyled. Resolves to a function that stops following the system.
 */
export const applyTheme = (colorMode: ColorMode): Promise<() => void> =>
  setGlobalTheme({
    colorMode,
    light: 'light',
    dark: 'dark',
    spacing: 'spacing',
    typography: 'typography',
    shape: 'shape',
  });
