import { actions, role, type Action } from '@valora/contracts';
import { permits, whyNotPermitted } from './permits.js';

describe('permits', () => {
  it('lets the least role of an action and every role above it, and nobody below', () => {
    for (const action of Object.keys(actions) as Action[]) {
      const least = role.options.indexOf(actions[action]);
      role.options.forEach((held, index) => {
        expect(permits(held, action)).toBe(index >= least);
        expect(whyNotPermitted(held, action) === null).toBe(index >= least);
      });
    }
  });

  it('names who may, and what the reader is', () => {
    expect(whyNotPermitted('contributor', 'rankings.override')).toBe(
      'Only managers and admins can move features by hand; you are a contributor.',
    );
    expect(whyNotPermitted('manager', 'team.administer')).toBe(
      'Only admins can run the team; you are a manager.',
    );
  });
});
