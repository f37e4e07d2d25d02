import { Box, Stack, Tab, TabList, TabPanel, Tabs, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useState, type ReactNode } from 'react';
import type { Backed } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { Actions } from './actions';
import { Facts } from './facts';
import { Headline } from './headline';
import { HistoryTab } from './history-tab';
import { InputsTab } from './inputs-tab';
import { Notes } from './notes';
import { SignalsTab } from './signals-tab';
import { SimilarTab } from './similar-tab';
import { useFollow } from './use-follow';
import { WhyTab } from './why-tab';

interface PanelBodyProps {
  readonly data: IssuePanel;
  readonly panel: Backed<IssuePanel>;
}

/** How old what is: read from Jira, predicted, ranked; and what the order rests on. */
const Freshness = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const parts = [
    data.syncedAt === null ? 'Not read from Jira yet' : `Read from Jira ${formats.age(data.syncedAt)}`,
    ...(data.prediction === null ? [] : [`predicted ${formats.age(data.prediction.createdAt)}`]),
    ...(data.explanation.computedAt === null ? [] : [`ranked ${formats.age(data.explanation.computedAt)}`]),
  ];
  const mode = data.numbersOnly ? ' Only numbers of this project leave Jira.' : '';
  return (
    <Text size="small" color="color.text.subtle">
      {`${parts.join(', ')}. ${data.ranking.restsOn}${mode}`}
    </Text>
  );
};

/** When the score was made, to see that it was made anew. */
const stampOf = ({ row, explanation, prediction }: IssuePanel): string =>
  [row.scoredAt, explanation.computedAt, prediction?.id].join(' ');

export const PanelBody = ({ data, panel }: PanelBodyProps) => {
  const formats = useFormats();
  const [selected, setSelected] = useState(0);
  const [visited, setVisited] = useState<ReadonlySet<number>>(new Set([0]));
  const { isFollowing, follow } = useFollow(stampOf(data), panel.reload);
  const reload = () => void panel.reload();
  const tabs: { readonly key: string; readonly name: string; readonly content: ReactNode }[] = [
    { key: 'why', name: 'Why this score', content: <WhyTab data={data} /> },
    {
      key: 'signals',
      name: `Signals ${formats.range(data.signals.total, data.signals.total)}`,
      content: <SignalsTab data={data} onChanged={follow} />,
    },
    { key: 'similar', name: 'Similar', content: <SimilarTab data={data} /> },
    { key: 'inputs', name: 'Inputs', content: <InputsTab data={data} /> },
    { key: 'history', name: 'History', content: <HistoryTab data={data} /> },
  ];
  return (
    <Stack space="space.200" alignInline="stretch">
      <Headline data={data} />
      <Notes data={data} problem={panel.state === 'ready' ? panel.problem : null} />
      <Facts data={data} />
      <Actions data={data} onChanged={follow} onReload={reload} />
      {isFollowing ? <Text size="small">The score is being made anew…</Text> : null}
      <Tabs
        id="valora"
        selected={selected}
        onChange={(index) => {
          setSelected(index);
          setVisited((before) => new Set([...before, index]));
        }}
      >
        <TabList>
          {tabs.map(({ key, name }) => (
            <Tab key={key}>{name}</Tab>
          ))}
        </TabList>
        {tabs.map(({ key, content }, index) => (
          <TabPanel key={key}>
            <Box xcss={{ paddingBlock: 'space.150', width: '100%' }}>
              {visited.has(index) ? content : null}
            </Box>
          </TabPanel>
        ))}
      </Tabs>
      <Freshness data={data} />
    </Stack>
  );
};
