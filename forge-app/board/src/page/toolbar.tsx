import Button from '@atlaskit/button/new';
import { featureStatus } from '@valora/contracts';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { statusWords } from '../list/words.js';
import { Select, TextInput } from '../ui/controls.js';
import { SearchIcon } from '../ui/icons.js';
import { defaultView, type BoardView, type Group, type Sort, type StatusFilter } from '../url/board-view.js';
import type { ChangeView } from '../url/use-board-view.js';
import styles from './toolbar.module.css';

interface ToolbarProps {
  readonly view: BoardView;
  readonly change: ChangeView;
  /** Cards have no column heads to sort by. */
  readonly withSort: boolean;
  /** What else acts on all that is listed. */
  readonly children?: ReactNode;
}

const searchDelayMs = 250;

const groupWords: Record<Group, string> = {
  all: 'All features',
  ranked: 'Ranked',
  unscored: 'Unscored',
  'must-do': 'Must do',
};

const sortWords: Record<Sort, string> = {
  rank: 'By rank',
  roi: 'By ROI',
  effort: 'By effort',
  demand: 'By demand',
  key: 'By key',
  title: 'By title',
  status: 'By status',
  createdAt: 'By age',
};
const largestFirst = new Set<Sort>(['roi', 'demand', 'createdAt']);

const SearchField = ({ view, change }: Pick<ToolbarProps, 'view' | 'change'>) => {
  const [typed, setTyped] = useState(view.search);
  const sent = useRef(view.search);
  // A link or the back button changed it, not the keyboard.
  useEffect(() => {
    if (view.search !== sent.current) setTyped(view.search);
    sent.current = view.search;
  }, [view.search]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      change({ search: typed });
    }, searchDelayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, change]);
  return (
    <div className={styles['search']}>
      <SearchIcon />
      <TextInput
        type="search"
        aria-label="Search key, title and description"
        placeholder="Search features"
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
    </div>
  );
};

/** Search and filters; all of it lives in the link. */
export const Toolbar = ({ view, change, withSort, children = null }: ToolbarProps) => {
  const isFiltered =
    view.search !== '' || view.status !== defaultView.status || view.group !== defaultView.group;
  return (
    <div role="search" className={styles['toolbar']}>
      <SearchField view={view} change={change} />
      <Select
        aria-label="Status"
        className={styles['select']}
        value={view.status}
        onChange={(event) => {
          change({ status: event.target.value as StatusFilter }, 'push');
        }}
      >
        <option value="open">Open</option>
        {featureStatus.options.map((status) => (
          <option key={status} value={status}>
            {statusWords[status].label}
          </option>
        ))}
        <option value="any">Any status</option>
      </Select>
      <Select
        aria-label="Which features"
        className={styles['select']}
        value={view.group}
        onChange={(event) => {
          change({ group: event.target.value as Group }, 'push');
        }}
      >
        {(Object.keys(groupWords) as Group[]).map((group) => (
          <option key={group} value={group}>
            {groupWords[group]}
          </option>
        ))}
      </Select>
      {withSort ? (
        <Select
          aria-label="Order"
          className={styles['select']}
          value={view.sort}
          onChange={(event) => {
            const sort = event.target.value as Sort;
            change({ sort, direction: largestFirst.has(sort) ? 'desc' : 'asc' }, 'push');
          }}
        >
          {(Object.keys(sortWords) as Sort[]).map((sort) => (
            <option key={sort} value={sort}>
              {sortWords[sort]}
            </option>
          ))}
        </Select>
      ) : null}
      {isFiltered ? (
        <Button
          appearance="subtle"
          onClick={() => {
            change({ search: '', status: defaultView.status, group: defaultView.group }, 'push');
          }}
        >
          Clear filters
        </Button>
      ) : null}
      {children}
    </div>
  );
};
