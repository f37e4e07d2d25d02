import { readPlace } from './place.js';

const project = { id: '10001', key: 'VAL', type: 'software' };

describe('readPlace', () => {
  it('reads project, language and theme of a project page', () => {
    expect(
      readPlace(
        {
          moduleKey: 'valora-board',
          locale: 'pt_BR',
          theme: { colorMode: 'dark' },
          extension: { type: 'jira:projectPage', project },
        },
        'en',
      ),
    ).toEqual({ projectId: '10001', projectKey: 'VAL', locale: 'pt-BR', colorMode: 'dark', isModal: false });
  });

  it('knows that it was opened from a board or a backlog', () => {
    for (const moduleKey of ['valora-board-action', 'valora-backlog-action'])
      expect(readPlace({ moduleKey, extension: { project, board: { id: 1 } } }, 'en')?.isModal).toBe(true);
  });

  it('falls back to the browser where Jira says nothing usable', () => {
    expect(readPlace({ locale: '!', theme: null, extension: { project: { id: 10001 } } }, 'de-AT')).toEqual({
      projectId: '10001',
      projectKey: '10001',
      locale: 'de-AT',
      colorMode: 'auto',
      isModal: false,
    });
  });

  it('finds no place without a project', () => {
    expect(readPlace({ extension: {} }, 'en')).toBeNull();
    expect(readPlace({}, 'en')).toBeNull();
  });
});
