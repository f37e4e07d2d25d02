import { plainName } from '../text/plain-name.js';
import { isSubtaskType, readFlag, readMoscow } from './read-flags.js';
import { readStatus } from './read-status.js';
import { statusNames } from './status-names.js';

const read = (cells: Partial<Parameters<typeof readStatus>[0]>) =>
  readStatus({ status: '', category: '', resolution: '', hasDeliveredDate: false, ...cells });

describe('readStatus', () => {
  it.each([
    ['To Do', 'idea'],
    ['Selected for Development', 'planned'],
    ['IN PROGRESS', 'in_progress'],
    ['Fertig', 'delivered'],
    ['Terminé(e)', 'delivered'],
    ['Finalizada', 'delivered'],
    ['Concluído', 'delivered'],
    ['完了', 'delivered'],
    ['已完成', 'delivered'],
    ['進行中', 'in_progress'],
    ['Won’t Do', 'dropped'],
    ["Won't Do", 'dropped'],
    ['Abgelehnt', 'dropped'],
  ])('%s is %s', (status, expected) => {
    expect(read({ status })).toEqual({ status: expected, unknownName: null });
  });

  it('lets Jira’s category decide about a name that means something else here', () => {
    expect(read({ status: 'Ready', category: 'done' }).status).toBe('delivered');
    expect(read({ status: 'Ready', category: 'new' }).status).toBe('planned');
    expect(read({ status: 'Im Dock', category: 'indeterminate' }).status).toBe('in_progress');
    expect(read({ category: 'Zu erledigen' }).status).toBe('idea');
  });

  it('drops finished work whose resolution says it was not done', () => {
    expect(read({ status: 'Closed', resolution: 'Duplicate' }).status).toBe('dropped');
    expect(read({ status: 'Closed', resolution: 'Fixed' }).status).toBe('delivered');
    expect(read({ status: 'Reopened', resolution: 'Duplicate' }).status).toBe('idea');
  });

  it('without a state goes by the date of delivery', () => {
    expect(read({ hasDeliveredDate: true }).status).toBe('delivered');
    expect(read({}).status).toBe('idea');
    expect(read({ status: 'To Do', hasDeliveredDate: true }).status).toBe('idea');
  });

  it('takes an unknown state for an idea and says so', () => {
    expect(read({ status: 'Marinating' })).toEqual({ status: 'idea', unknownName: 'Marinating' });
    expect(read({ status: 'Marinating', hasDeliveredDate: true })).toEqual({
      status: 'delivered',
      unknownName: null,
    });
  });

  it('knows every name in one meaning only', () => {
    const meanings = new Map<string, string>();
    for (const [status, list] of Object.entries(statusNames))
      for (const name of list) {
        expect([name, meanings.get(plainName(name)) ?? status]).toEqual([name, status]);
        meanings.set(plainName(name), status);
      }
  });
});

describe('flags', () => {
  it('reads yes and no in several languages', () => {
    expect(['Yes', 'x', '1', 'ja', 'Sim', 'はい', '✓'].map(readFlag)).toEqual(Array(7).fill(true));
    expect(['no', '', '0', 'Não', '✗'].map(readFlag)).toEqual(Array(5).fill(false));
    expect(readFlag('perhaps')).toBeNull();
  });

  it('reads MoSCoW', () => {
    expect(['Must have', 's', 'COULD', "Won't have"].map(readMoscow)).toEqual([
      'must',
      'should',
      'could',
      'wont',
    ]);
    expect(readMoscow('maybe')).toBeNull();
  });

  it('knows sub-tasks by their type', () => {
    expect(
      ['Sub-task', 'Unteraufgabe', 'Sous-tâche', 'Subtarefa', 'サブタスク', '子任务'].every(isSubtaskType),
    ).toBe(true);
    expect(isSubtaskType('Task')).toBe(false);
  });
});
