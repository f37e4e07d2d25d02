/** What a person chose for one gadget. */
export interface GadgetSettings {
  readonly projectId: string;
  readonly projectName: string;
  readonly count: number;
}

export const counts = [5, 10, 20, 50] as const;
export const usualCount = 10;

/** Settings as Jira keeps them, or null where the gadget was not set up or by something else. */
export const readSettings = (kept: unknown): GadgetSettings | null => {
  if (typeof kept !== 'object' || kept === null) return null;
  const { projectId, projectName, count } = kept as Record<string, unknown>;
  if (typeof projectId !== 'string' || !/^[1-9][0-9]*$/.test(projectId)) return null;
  const wanted = Number(count);
  return {
    projectId,
    projectName: typeof projectName === 'string' ? projectName : '',
    count: Number.isInteger(wanted) && wanted >= 1 && wanted <= 50 ? wanted : usualCount,
  };
};
