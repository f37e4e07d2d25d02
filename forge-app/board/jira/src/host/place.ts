/** Where in Jira the board stands, and how it should look and speak. */
export interface Place {
  readonly projectId: string;
  readonly projectKey: string;
  /** BCP 47. */
  readonly locale: string;
  readonly colorMode: 'light' | 'dark' | 'auto';
  /** Opened from the menu of a board or a backlog: above the page, to be closed again. */
  readonly isModal: boolean;
}

interface GivenContext {
  readonly moduleKey?: unknown;
  readonly locale?: unknown;
  readonly theme?: unknown;
  readonly extension?: unknown;
}

const modalModules = ['valora-board-action', 'valora-backlog-action'];

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Jira writes `en_US` in places; a locale the browser does not know becomes the browser’s own. */
const readLocale = (given: unknown, otherwise: string): string => {
  if (typeof given !== 'string') return otherwise;
  try {
    return Intl.getCanonicalLocales(given.replaceAll('_', '-'))[0] ?? otherwise;
  } catch {
    return otherwise;
  }
};

const readColorMode = (theme: unknown): Place['colorMode'] => {
  const mode = partOf(theme, 'colorMode');
  return mode === 'light' || mode === 'dark' ? mode : 'auto';
};

/** Reads the context of the bridge; null where Jira names no project. */
export const readPlace = (context: GivenContext, browserLocale: string): Place | null => {
  const project = partOf(context.extension, 'project');
  const projectId = partOf(project, 'id');
  if (typeof projectId !== 'string' && typeof projectId !== 'number') return null;
  const projectKey = partOf(project, 'key');
  return {
    projectId: String(projectId),
    projectKey: typeof projectKey === 'string' ? projectKey : String(projectId),
    locale: readLocale(context.locale, browserLocale),
    colorMode: readColorMode(context.theme),
    isModal: typeof context.moduleKey === 'string' && modalModules.includes(context.moduleKey),
  };
};
