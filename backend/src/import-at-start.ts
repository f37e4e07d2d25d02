import { setTimeout as sleep } from 'node:timers/promises';
import type { Composed } from './compose.js';
import type { Actor } from './platform/index.js';

const askMs = 1_000;
const sayEveryMs = 2_000;
const actor: Actor = { name: 'Command line', userId: null };

/** The team files of the command line go into: the oldest. Waits for the owner to make it on a first start. */
const firstTeam = async (database: Composed['database'], onWaiting: () => void): Promise<string> => {
  for (let told = false; ; told = true) {
    const [team] = await database.global(
      async (trx) =>
        ((await trx.raw('select id from all_team_ids() as id order by id')) as { rows: { id: string }[] })
          .rows,
    );
    if (team !== undefined) return team.id;
    if (!told) onWaiting();
    await sleep(askMs);
  }
};

const percent = (part: number, whole: number): string =>
  `${String(whole === 0 ? 100 : Math.floor((100 * part) / whole))} %`;

/** Brings in the files of `--import`, one after the other, and says how far it is and what came of it. */
export const importAtStart = async (
  composed: Pick<Composed, 'database' | 'importFile'>,
  files: readonly string[],
  say: (line: string) => void,
): Promise<void> => {
  if (files.length === 0) return;
  const teamId = await firstTeam(composed.database, () => {
    say(`${files.join(', ')} will go in as soon as you have set up your team with the link above.`);
  });
  for (const path of files) {
    let said = 0;
    try {
      const { run, rejectedRows } = await composed.importFile({
        teamId,
        actor,
        path,
        reading: {},
        onProgress: ({ bytesRead, bytes, rows }) => {
          if (Date.now() - said < sayEveryMs) return;
          said = Date.now();
          say(`Importing ${path}: ${percent(bytesRead, bytes)}, ${String(rows)} rows`);
        },
      });
      say(
        run.state === 'done'
          ? `Imported ${path}: ${String(run.created)} added, ${String(run.updated)} changed, ${String(run.unchanged)} unchanged, ${String(rejectedRows.length)} rejected.`
          : `${path} did not go in: ${run.problem ?? run.preview?.problems.join(' ') ?? 'it must be mapped by hand'} Go on in the browser under Import.`,
      );
    } catch (error) {
      say(`${path} did not go in: ${error instanceof Error ? error.message : 'it cannot be read'}`);
    }
  }
};
