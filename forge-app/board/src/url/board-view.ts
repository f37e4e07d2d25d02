import { featureStatus, type FeatureStatus } from '@valora/contracts';

export const screens = ['list', 'chart', 'epics', 'ledger'] as const;
const groups = ['all', 'ranked', 'unscored', 'must-do'] as const;
const sorts = ['rank', 'roi', 'effort', 'demand', 'key', 'title', 'status', 'createdAt'] as const;
const tabs = ['why', 'inputs', 'signals', 'history', 'delivery', 'details'] as const;
const panels = ['weights', 'moves'] as const;

export type Screen = (typeof screens)[number];
export type Group = (typeof groups)[number];
export type Sort = (typeof sorts)[number];
export type DrawerTab = (typeof tabs)[number];
export type Panel = (typeof panels)[number];
export type StatusFilter = 'open' | 'any' | FeatureStatus;

/** Everything about the board that a link can carry. */
export interface BoardView {
  readonly screen: Screen;
  readonly search: string;
  /** `open` (the default) is all that can still be decided on: not delivered, not dropped. */
  readonly status: StatusFilter;
  readonly group: Group;
  readonly sort: Sort;
  readonly direction: 'asc' | 'desc';
  readonly featureId: string | null;
  readonly tab: DrawerTab;
  /** Input the drawer should bring into view, when it was opened by "set this input". */
  readonly input: string | null;
  readonly panel: Panel | null;
}

export const defaultView: BoardView = {
  screen: 'list',
  search: '',
  status: 'open',
  group: 'all',
  sort: 'rank',
  direction: 'asc',
  featureId: null,
  tab: 'why',
  input: null,
  panel: null,
};

const names: Record<keyof BoardView, string> = {
  screen: 'view',
  search: 'q',
  status: 'status',
  group: 'show',
  sort: 'sort',
  direction: 'dir',
  featureId: 'feature',
  tab: 'tab',
  input: 'input',
  panel: 'panel',
};

const oneOf = <T extends string>(allowed: readonly T[], given: string | null): T | undefined =>
  allowed.find((candidate) => candidate === given);

const statuses: readonly StatusFilter[] = ['open', 'any', ...featureStatus.options];

/** Reads a query string; what it does not know or cannot read becomes the default, so an old link still opens. */
export const parseView = (search: string): BoardView => {
  const params = new URLSearchParams(search);
  const get = (field: keyof BoardView) => params.get(names[field]);
  return {
    screen: oneOf(screens, get('screen')) ?? defaultView.screen,
    search: (get('search') ?? '').slice(0, 200),
    status: oneOf(statuses, get('status')) ?? defaultView.status,
    group: oneOf(groups, get('group')) ?? defaultView.group,
    sort: oneOf(sorts, get('sort')) ?? defaultView.sort,
    direction: oneOf(['asc', 'desc'] as const, get('direction')) ?? defaultView.direction,
    featureId: get('featureId'),
    tab: oneOf(tabs, get('tab')) ?? defaultView.tab,
    input: get('input'),
    panel: oneOf(panels, get('panel')) ?? null,
  };
};

/** Writes a view into a query string: defaults are left out, parameters of others are kept. */
export const writeView = (search: string, view: BoardView): string => {
  const params = new URLSearchParams(search);
  for (const field of Object.keys(names) as (keyof BoardView)[]) {
    const value = view[field];
    if (value === null || value === defaultView[field]) params.delete(names[field]);
    else params.set(names[field], value);
  }
  return params.toString();
};
