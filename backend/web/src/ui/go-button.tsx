import { LinkButton } from '@atlaskit/button/new';
import type { MouseEvent, ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router-dom';

export interface GoButtonProps {
  readonly to: string;
  readonly appearance?: 'default' | 'primary' | 'subtle';
  readonly children: ReactNode;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link that looks like a button and stays within the page; a modified click opens it elsewhere as usual. */
export const GoButton = ({ to, appearance = 'default', children }: GoButtonProps) => {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <LinkButton
      href={href}
      appearance={appearance}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        void navigate(to);
      }}
    >
      {children}
    </LinkButton>
  );
};
