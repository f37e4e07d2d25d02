import Button from '@atlaskit/button/new';
import DropdownMenu, {
  DropdownItem,
  DropdownItemGroup,
  DropdownItemRadio,
  DropdownItemRadioGroup,
} from '@atlaskit/dropdown-menu';
import ChevronDown from '@atlaskit/icon/core/chevron-down';
import { useSession } from '@valora/board';
import { api } from '@valora/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWorld } from '../app/world-context.js';
import { enter } from '../session/enter.js';
import { chooseTheme, storedThemeChoice } from '../theme/theme.js';
import { themeChoices, themeLabels } from '../theme/theme-choice.js';
import { useNotices } from '../ui/notices.js';

const ThemeChoices = () => {
  const [chosen, setChosen] = useState(storedThemeChoice);
  return (
    <DropdownItemRadioGroup id="theme" title="Appearance">
      {themeChoices.map((choice) => (
        <DropdownItemRadio
          key={choice}
          id={choice}
          isSelected={choice === chosen}
          onClick={() => {
            setChosen(choice);
            void chooseTheme(choice);
          }}
        >
          {themeLabels[choice]}
        </DropdownItemRadio>
      ))}
    </DropdownItemRadioGroup>
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
  const navigate = useNavigate();
  return (
    <DropdownMenu<HTMLButtonElement>
      placement="bottom-end"
      shouldRenderToParent
      trigger={({ triggerRef, isSelected: _isSelected, testId: _testId, ...trigger }) => (
        <Button {...trigger} ref={triggerRef} appearance="subtle" iconAfter={ChevronDown}>
          {user.name}
        </Button>
      )}
    >
      <DropdownItemGroup title={`${team.name} · ${role}`}>
        <DropdownItem onClick={() => void navigate('/profile')} description={user.email}>
          Your profile
        </DropdownItem>
      </DropdownItemGroup>
      {teams.length < 2 ? null : (
        <DropdownItemRadioGroup id="team" title="Team">
          {teams.map(({ id, name }) => (
            <DropdownItemRadio key={id} id={id} isSelected={id === team.id} onClick={() => switchTo(id)}>
              {name}
            </DropdownItemRadio>
          ))}
        </DropdownItemRadioGroup>
      )}
      <ThemeChoices />
      <DropdownItemGroup>
        <DropdownItem onClick={signOut}>Sign out</DropdownItem>
      </DropdownItemGroup>
    </DropdownMenu>
  );
};
