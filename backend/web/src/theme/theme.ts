import { applyTheme } from '@valora/board';
import { type ThemeChoice, themeChoiceOf } from './theme-choice.js';

const storageKey = 'valora.theme';

/** The choice is kept per browser. Storage may be forbidden; the page then follows the device. */
export const storedThemeChoice = (): ThemeChoice => {
  try {
    return themeChoiceOf(localStorage.getItem(storageKey));
  } catch {
    return 'auto';
  }
};

const remember = (choice: ThemeChoice): void => {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
};

export const chooseTheme = async (choice: ThemeChoice): Promise<void> => {
  remember(choice);
  await applyTheme(choice);
};
