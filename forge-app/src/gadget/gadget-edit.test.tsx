import { openScreen, type Screen } from '../testing/screen';
import { issueHost } from '../testing/issue-host';
import type { JiraCall } from '../testing/bridge';
import React from 'react';
import { GadgetEdit } from './gadget-edit';

let open: Screen | null = null;
afterEach(() => {
  open?.close();
  open = null;
});
const projects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(10001 + index),
    key: `P${String(index + 1)}`,
    name: `Project ${String(index + 1)}`,
  }));
const show = (jira: (call: JiraCall) => unknown, gadgetConfiguration?: unknown): Screen => {
  open = openScreen(
    <GadgetEdit />,
    issueHost(
      {},
      {
        extension: { gadgetConfiguration },
        jira: (call) => ({ status: 200, body: jira(call) }),
      },
    ),
  );
  return open;
};
const offered = (screen: Screen) => screen.field('Project').props['options'] as unknown[];

describe('setting up a gadget', () => {
  it('offers the projects the person may browse and hands the choice to Jira', async () => {
    const screen = show(() => ({ values: projects(3) }));
    await screen.see('How many issues');
    await screen.until(() => offered(screen).length === 3, 'No projects came');
    expect(screen.calls.jira[0]?.path).toBe('/rest/api/3/project/search?maxResults=50&orderBy=name');
    screen.click('Save');
    await screen.see('Choose a project.');
    expect(screen.calls.submitted).toEqual([]);
    screen.choose('Project', 'Project 2 (P2)');
    screen.choose('How many issues', '20');
    await screen.loses('Choose a project.');
    screen.click('Save');
    await screen.until(() => screen.calls.submitted.length === 1, 'Nothing was submitted');
    expect(screen.calls.submitted[0]).toEqual({
      projectId: '10002',
      projectName: 'Project 2 (P2)',
      count: 20,
    });
  });

  it('starts from what was chosen before', async () => {
    const screen = show(() => ({ values: projects(1) }), {
      projectId: '10009',
      projectName: 'Old (OLD)',
      count: 5,
    });
    await screen.see('How many issues');
    expect(screen.field('Project').props['value']).toEqual({ label: 'Old (OLD)', value: '10009' });
    expect(screen.field('How many issues').props['value']).toEqual({ label: '5', value: '5' });
  });

  it('narrows many projects down by a few letters', async () => {
    const screen = show(({ path }) => ({ values: path.includes('query=rare') ? projects(1) : projects(50) }));
    await screen.see('Find a project by name or key');
    screen.fill('Find a project', 'rare');
    await screen.until(() => offered(screen).length === 1, 'It was not narrowed down');
  });

  it('says when Jira names no projects', async () => {
    const screen = show(() => {
      throw new Error('down');
    });
    await screen.see('Jira did not name its projects.');
  });
});
