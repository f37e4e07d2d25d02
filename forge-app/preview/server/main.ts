import { parseArgs } from 'node:util';
import { startPreview, type PreviewOptions } from './start-preview.js';

/** What `npm run jira:preview` runs once everything is built. */
export const main = async (paths: Omit<PreviewOptions, 'port' | 'prism'>): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' },
      probe: { type: 'boolean' },
      prism: { type: 'boolean' },
    },
  });
  const preview = await startPreview({
    ...paths,
    port: Number(values.port),
    prism: values.prism === true,
  });
  process.stdout.write(`\nValora in Jira, local host (not Atlassian’s renderer): ${preview.url}\n`);
  if (preview.backend !== null)
    process.stdout.write(`Its backend: ${preview.backend.url}\nStandalone page: ${preview.backend.link}\n\n`);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void preview.stop().then(() => {
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};
