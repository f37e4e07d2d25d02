import { useSession, useWhyNot } from '@valora/board';
import type { Action } from '@valora/contracts';
import type { ReactNode } from 'react';
import { Page } from '../ui/page.js';

export interface RequireActionProps {
  readonly action: Action;
  readonly title: string;
  readonly children: ReactNode;
}

/** Shows a page only to roles that could use it; the others read why not and whom to ask. */
export const RequireAction = ({ action, title, children }: RequireActionProps) => {
  const { team } = useSession();
  const whyNot = useWhyNot(action);
  if (whyNot === null) return children;
  return (
    <Page title={title} message={whyNot}>
      <p>Ask an admin of {team.name} for another role if you need this page.</p>
    </Page>
  );
};
