import { Button, List, ListItem, Stack, Text } from '@forge/react';
import type { IssuePanel, Prediction, RankExplanation } from '@valora/contracts';
import React, { useState } from 'react';
import { shownUnit } from '../shared/input-rules';
import { useFormats } from '../shared/use-formats';
import { inputLabel, verdict } from '../shared/words';
import { Contributions } from './contributions';
import { currencyOf } from './currency';
import { FeatureLink } from './issue-link';
import { Section } from './section';

/** Three digits: what it starts from is an estimate, what it must reach is not. */
const nearly = (value: number): number => Number(value.toPrecision(3));
/** The counterfactuals are about these places. */
const topPlaces = 5;

const Lift = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const { counterfactuals, rank } = data.explanation;
  if (rank === null || rank <= topPlaces) return null;
  return (
    <Section title="What would lift it into the top five">
      {counterfactuals.length === 0 ? (
        <Text>No single input alone would.</Text>
      ) : (
        <List type="unordered">
          {counterfactuals.map(({ input, from, to, rank: reached }) => {
            const unit = shownUnit(input, { value: to, currency: currencyOf(data) });
            const start = from === null ? '' : `from ${formats.exact(nearly(from))} `;
            return (
              <ListItem key={`${input} ${String(to)}`}>
                <Text>
                  {`${inputLabel(input)} ${start}to ${`${formats.exact(to)} ${unit}`.trim()}: model rank ${formats.exact(reached)}`}
                </Text>
              </ListItem>
            );
          })}
        </List>
      )}
    </Section>
  );
};

const Neighbours = ({ explanation }: { readonly explanation: RankExplanation }) => {
  const formats = useFormats();
  if (explanation.neighbours.length === 0) return null;
  return (
    <Section title="Beside its neighbours">
      <List type="unordered">
        {explanation.neighbours.map(({ featureId, key, jiraKey, title, modelRank, pWins }) => {
          return (
            <ListItem key={featureId}>
              <Text>
                <FeatureLink feature={{ key, jiraKey }} />
                {`${title === key ? '' : ` ${title}`}: model rank ${formats.exact(modelRank)}, ${verdict(pWins)}, wins with ${formats.probability(pWins)}`}
              </Text>
            </ListItem>
          );
        })}
      </List>
    </Section>
  );
};

const Chances = ({ explanation }: { readonly explanation: RankExplanation }) => {
  const formats = useFormats();
  const { pTop } = explanation;
  if (!pTop) return null;
  const chances = [5, 10, 20] as const;
  return (
    <Text>
      {`Chance to be among the best: ${chances.map((top) => `top ${String(top)}: ${formats.probability(pTop[top])}`).join(', ')}.`}
    </Text>
  );
};

/** The prediction one level deeper: its figures, and what moved them. */
const Deeper = ({ prediction }: { readonly prediction: Prediction }) => {
  const formats = useFormats();
  const { value, dayRate, modelVersion, servedBy, fellBackBecause } = prediction;
  const money = (amount: number) => formats.money(amount, value.currency);
  const models = modelVersion.split('+');
  return (
    <Section title="The prediction itself">
      <List type="unordered">
        <ListItem>
          <Text>{`Value ${money(value.mean)}, 80 % interval ${money(value.p10)} to ${money(value.p90)}`}</Text>
        </ListItem>
        <ListItem>
          <Text>{`Chance of no effect at all ${formats.probability(value.pNoEffect)}; it is part of the interval`}</Text>
        </ListItem>
        <ListItem>
          <Text>{`A day costs ${money(dayRate.amount)}${dayRate.assumed ? ', assumed: nobody confirmed it' : ''}`}</Text>
        </ListItem>
        <ListItem>
          <Text>{`By ${models.length === 1 ? 'model' : 'models'} ${models.join(', ')}${servedBy === 'endpoint' ? ', run by the model endpoint' : ''}`}</Text>
        </ListItem>
        {fellBackBecause === null ? null : (
          <ListItem>
            <Text>{`The trained models did not answer as they should: ${fellBackBecause}`}</Text>
          </ListItem>
        )}
      </List>
      {prediction.contributions.length === 0 ? null : (
        <Contributions
          label="What moved the predicted ROI, in percent points"
          contributions={prediction.contributions}
          total={{ label: 'Predicted ROI in percent', amount: prediction.roi.mean * 100 }}
        />
      )}
    </Section>
  );
};

/** Why this score: its parts, the chances, what would change it, and the prediction one level deeper. */
export const WhyTab = ({ data }: { readonly data: IssuePanel }) => {
  const [isDeep, setIsDeep] = useState(false);
  const { explanation, prediction } = data;
  return (
    <Stack space="space.300" alignInline="stretch">
      <Section title="Parts of the score">
        {explanation.score === null ? (
          <Text>There is nothing to explain until it is ranked.</Text>
        ) : (
          <Contributions
            label={`Parts of the score in ${explanation.scoreUnit}; they add up to it`}
            contributions={explanation.contributions}
            total={{ label: `Score in ${explanation.scoreUnit}`, amount: explanation.score }}
          />
        )}
        <Chances explanation={explanation} />
      </Section>
      <Lift data={data} />
      <Neighbours explanation={explanation} />
      {prediction === null ? null : isDeep ? (
        <Deeper prediction={prediction} />
      ) : (
        <Stack alignInline="start">
          <Button
            spacing="compact"
            onClick={() => {
              setIsDeep(true);
            }}
          >
            Show what moved the prediction
          </Button>
        </Stack>
      )}
    </Stack>
  );
};
