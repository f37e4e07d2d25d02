import Button from '@atlaskit/button/new';
import { useSession } from '@valora/board';
import { api } from '@valora/contracts';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useWorld } from '../app/world-context.js';
import { enter } from '../session/enter.js';
import { chooseTheme, storedThemeChoice } from '../theme/theme.js';
import { themeChoices, themeLabels } from '../theme/theme-choice.js';
import { useNotices } from '../ui/notices.js';
import styles from './account-menu.module.css';

const panelId = 'account';
/** The browser's own popover: it closes by Escape or a click beside it. React 18 does not know its attributes. */
const opensPanel = { popovertarget: panelId };
const isPanel = { id: panelId, popover: 'auto' };

interface ChoicesProps {
  readonly name: string;
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

const Choices = ({ name, title, options, chosen, onChoose }: ChoicesProps) => (
  <fieldset className={styles.group}>
    <legend className={styles.title}>{title}</legend>
    {options.map(({ value, label }) => (
      <label key={value} className={styles.choice}>
        <input
          type="radio"
          name={name}
          value={value}
          checked={value === chosen}
          onChange={() => onChoose(value)}
        />
        {label}
      </label>
    ))}
  </fieldset>
);

const ThemeChoices = () => {
  const [chosen, setChosen] = useState(storedThemeChoice);
  return (
    <Choices
      name="theme"
      title="Appearance"
      options={themeChoices.map((value) => ({ value, label: themeLabels[value] }))}
      chosen={chosen}
      onChoose={(value) => {
        const choice = themeChoices.find((known) => known === value) ?? 'auto';
        setChosen(choice);
        void chooseTheme(choice);
      }}
    />
  );
};

/** Leaves the team or the session. */
const useLeave = () => {
  const { transport } = useWorld();
  const notices = useNotices();
  const leave = async (to: string, work: () => Promise<unknown>) => {
    try {
      await work();
      enter(to);
    } catch (thrown) {
      notices.failed('leave', thrown);
    }
  };
  return {
    signOut: () => void leave('/sign-in', () => transport.call(api.identity.logout, { body: {} })),
    switchTo: (teamId: string) =>
      void leave('/', () => transport.call(api.identity.switchTeam, { body: { teamId } })),
  };
};

/** Person, team, appearance, sign out. */
export const AccountMenu = () => {
  const { user, team, teams, role } = useSession();
  const { signOut, switchTo } = useLeave();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <Button {...opensPanel} appearance="subtle">
        <span className={styles.name}>{user.name}</span>
      </Button>
      <div ref={panel} {...isPanel} className={styles.panel}>
        <div className={styles.group}>
          <span className={styles.title}>
            {team.name} · {role}
          </span>
          <span className={styles.email}>{user.email}</span>
          <Link to="/profile" className={styles.action} onClick={() => panel.current?.hidePopover()}>
            Your profile
          </Link>
        </div>
        {teams.length < 2 ? null : (
          <Choices
            name="team"
            title="Team"
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={team.id}
            onChoose={switchTo}
          />
        )}
        <ThemeChoices />
        <div className={styles.group}>
          <button type="button" className={styles.action} onClick={signOut}>
            Sign out
          </button>
        </div>
      </div>
    </>
  );
};
