/**
 * Goes on as another person or in another team. Loading the page anew drops everything that was fetched, so nothing of
 * one team is ever shown to another.
 */
export const enter = (path: string): void => {
  window.location.assign(path);
};
