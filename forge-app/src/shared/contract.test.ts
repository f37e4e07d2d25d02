import { actions, issueScoreProperty } from '@valora/contracts';
import '../testing/bridge';
import { scoreProperty } from './issue-score';
import { leastRoleOf, whyNot } from './may';

describe('what screens repeat of the contract', () => {
  it('is the same: the property’s key and the least roles', () => {
    expect(scoreProperty).toBe(issueScoreProperty);
    expect(actions).toMatchObject(leastRoleOf);
  });
});

describe('whyNot', () => {
  it('says nothing to those who may and which permission is missing to the others', () => {
    expect(whyNot('manager', 'rankings.override')).toBeNull();
    expect(whyNot('admin', 'epics.approve')).toBeNull();
    expect(whyNot('contributor', 'rankings.override')).toBe(
      'Only people who may administer every project of the team can do this.',
    );
    expect(whyNot('viewer', 'features.write')).toContain('may edit issues');
  });
});
