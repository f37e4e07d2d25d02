import type { ReactNode } from 'react';

/** Icons of the rows, drawn here: a component with tokens and analytics for each of fifty visible rows costs frames. */
const Drawn = ({ children }: { children: ReactNode }) => (
  <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" focusable="false">
    {children}
  </svg>
);

export const MoreIcon = () => (
  <Drawn>
    <circle cx="3" cy="8" r="1.5" />
    <circle cx="8" cy="8" r="1.5" />
    <circle cx="13" cy="8" r="1.5" />
  </Drawn>
);

export const DragIcon = () => (
  <Drawn>
    {[4, 8, 12].flatMap((y) =>
      [6, 10].map((x) => <circle key={`${String(x)}-${String(y)}`} cx={x} cy={y} r="1.2" />),
    )}
  </Drawn>
);

export const CloseIcon = () => (
  <Drawn>
    <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  </Drawn>
);

export const SortIcon = ({ direction }: { direction: 'asc' | 'desc' }) => (
  <Drawn>
    <path d={direction === 'asc' ? 'M8 4l4 6H4z' : 'M8 12L4 6h8z'} />
  </Drawn>
);

export const SearchIcon = () => (
  <Drawn>
    <circle cx="7" cy="7" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
    <path d="M10.2 10.2L14 14" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
  </Drawn>
);
