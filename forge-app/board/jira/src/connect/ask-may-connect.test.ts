import { askMayConnect } from './ask-may-connect.js';

const asked: string[] = [];
const jira = (response: Response) => (path: string) => {
  asked.push(path);
  return Promise.resolve(response);
};
const permissions = (administersProject: boolean) =>
  Response.json({
    permissions: {
      ADMINISTER_PROJECTS: { havePermission: administersProject },
      ADMINISTER: { havePermission: false },
    },
  });

it('lets administrators of the project connect it, and nobody else', async () => {
  expect(await askMayConnect(jira(permissions(true)), '10001')).toBe(true);
  expect(await askMayConnect(jira(permissions(false)), '10001')).toBe(false);
  expect(await askMayConnect(jira(new Response('', { status: 404 })), '10001')).toBe(false);
  expect(asked[0]).toBe(
    '/rest/api/3/mypermissions?projectId=10001&permissions=ADMINISTER_PROJECTS,ADMINISTER',
  );
});
