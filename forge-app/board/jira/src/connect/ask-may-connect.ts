interface Permissions {
  readonly permissions?: Readonly<Record<string, { readonly havePermission?: boolean }>>;
}

/** Asks Jira as the person; an unreadable answer is a no, the backend decides anyway. */
export const askMayConnect = async (
  requestJira: (path: string) => Promise<Pick<Response, 'ok' | 'json'>>,
  projectId: string,
): Promise<boolean> => {
  const response = await requestJira(
    `/rest/api/3/mypermissions?projectId=${encodeURIComponent(projectId)}&permissions=ADMINISTER_PROJECTS,ADMINISTER`,
  );
  if (!response.ok) return false;
  const { permissions = {} } = (await response.json()) as Permissions;
  return Object.values(permissions).some(({ havePermission }) => havePermission === true);
};
