/** Whether this process is about to end: it answers what it gets, and says that it wants no more. */
export interface Drain {
  readonly begun: () => boolean;
  readonly begin: () => void;
}

export const createDrain = (): Drain => {
  let begun = false;
  return {
    begun: () => begun,
    begin: () => {
      begun = true;
    },
  };
};
