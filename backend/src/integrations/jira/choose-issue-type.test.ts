import type { JiraIssueType } from './answers.js';
import { chooseChildType, chooseEpicType } from './choose-issue-type.js';
import { chooseRelation } from './link-types.js';

const type = (name: string, hierarchyLevel: number | null, subtask = false): JiraIssueType => ({
  id: name,
  name,
  hierarchyLevel,
  subtask,
});

describe('chooseEpicType', () => {
  it('goes by level, not by name', () => {
    expect(chooseEpicType([type('Epic', 0), type('Initiative', 2), type('Capability', 1)])?.name).toBe(
      'Capability',
    );
  });

  it('goes by name only where no type tells its level', () => {
    expect(chooseEpicType([type('Task', null), type(' EPIC ', null)])?.name).toBe(' EPIC ');
    expect(chooseEpicType([type('Task', 0), type('Epic', null)])).toBeNull();
  });

  it('finds none in a project without', () => {
    expect(chooseEpicType([type('Task', 0), type('Sub-task', -1, true)])).toBeNull();
    expect(chooseEpicType([])).toBeNull();
  });
});

describe('chooseChildType', () => {
  it('prefers a story, then a task, then the first standard type', () => {
    const epic = type('Epic', 1);
    const subtask = type('Sub-task', -1, true);
    expect(chooseChildType([epic, subtask, type('Bug', 0), type('Task', 0), type('Story', 0)])?.name).toBe(
      'Story',
    );
    expect(chooseChildType([epic, subtask, type('Bug', 0), type('Task', 0)])?.name).toBe('Task');
    expect(chooseChildType([epic, subtask, type('Aufgabe', 0)])?.name).toBe('Aufgabe');
    expect(chooseChildType([epic, subtask])).toBeNull();
  });
});

describe('chooseRelation', () => {
  const link = (name: string, inward: string, outward: string) => ({ id: name, name, inward, outward });

  it('takes the one that says least', () => {
    const blocks = link('Blocks', 'is blocked by', 'blocks');
    expect(chooseRelation([blocks, link('Relates', 'relates to', 'relates to')])?.id).toBe('Relates');
    expect(chooseRelation([blocks, link('Bezug', 'hängt zusammen mit', 'hängt zusammen mit')])?.id).toBe(
      'Bezug',
    );
    expect(chooseRelation([blocks])).toBeNull();
  });
});
