/** What the host page and its server tell each other. */

/** An invented person of the site. */
export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly about: string;
}

export interface IssueSummary {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly type: string;
  readonly typeId: string;
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly summary: string;
  readonly description: string;
  /** Value of the app’s own number field; null where nothing was written. */
  readonly roi: number | null;
}

export interface ProjectSummary {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** A module of the manifest that has a screen. */
export interface ScreenModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  /** UI Kit or Custom UI. */
  readonly native: boolean;
  readonly resourceKey: string;
  readonly url: string;
  /** The same for its edit view, for gadgets. */
  readonly editUrl: string | null;
  readonly viewportSize: string | null;
}

export interface Resource {
  readonly native: boolean;
  readonly url: string;
}

export interface HostState {
  readonly people: readonly Person[];
  readonly projects: readonly ProjectSummary[];
  readonly issues: readonly IssueSummary[];
  readonly modules: readonly ScreenModule[];
  readonly resources: Readonly<Record<string, Resource>>;
  readonly scheduled: readonly { readonly key: string; readonly interval: string }[];
  readonly backendIsAway: boolean;
  readonly installed: boolean;
  /** Saved by a gadget’s edit view. */
  readonly gadgetConfiguration: Readonly<Record<string, unknown>> | null;
}

/** Where a screen stands; the server makes invocation tokens and `getContext` of it. */
export interface Surface {
  readonly moduleKey: string;
  readonly moduleType: string;
  readonly accountId: string;
  readonly issueKey: string | null;
  readonly projectKey: string | null;
  readonly entryPoint: 'view' | 'edit' | null;
  /** Of a modal that a screen opened. */
  readonly modal: unknown;
}

/** One command of the bridge that only the server can answer. */
export interface BridgeCall {
  readonly surface: Surface;
  readonly command: 'invoke' | 'fetchProduct' | 'publishRealtimeChannel' | 'getContext';
  readonly data: unknown;
}

export type BridgeAnswer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

export interface RealtimeMessage {
  readonly channelName: string;
  readonly isGlobal: boolean;
  /** Which module and context heard it; compared for channels that are not global. */
  readonly scope: string;
  readonly payload: unknown;
  readonly eventId: string;
  readonly eventTimestamp: number;
}

/** A call of the backend that passed the host. */
export interface CallRecord {
  readonly at: string;
  readonly from: string;
  readonly accountId: string | null;
  readonly method: string;
  readonly path: string;
  /** Null: the backend did not answer. */
  readonly status: number | null;
  readonly milliseconds: number;
}

/** One exchange of the backend with Jira. */
export interface Exchange {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly request: string;
  readonly status: number;
  /** What left Jira. */
  readonly response: string;
}

/** Limits of the platform that the host enforces. */
export const limits = {
  requestBytes: 500 * 1024,
  responseBytes: 5 * 1024 * 1024,
  invokesPerWindow: 500,
  windowMs: 25_000,
  screenMs: 25_000,
  webTriggerMs: 55_000,
  platformMs: 5_000,
  attempts: 5,
} as const;
