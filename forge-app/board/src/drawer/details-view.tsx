import type { Feature } from '@valora/contracts';
import { Pill } from '../ui/pill.js';
import styles from './drawer.module.css';

/** Description as it was imported, with its line breaks, and the classes. */
export const DetailsView = ({ feature }: { feature: Feature }) => (
  <>
    {feature.description.trim() === '' ? (
      <p className={styles['small']}>
        There is no description. Effort is estimated from the text, so one would help.
      </p>
    ) : (
      <p className={styles['description']} tabIndex={0} role="region" aria-label="Description">
        {feature.description}
      </p>
    )}
    <div className={styles['entryHead']}>
      {feature.type === null ? null : <Pill>{feature.type}</Pill>}
      {feature.moscow === null ? null : <Pill tone="info">MoSCoW: {feature.moscow}</Pill>}
      {feature.kano === null ? null : <Pill tone="info">Kano: {feature.kano}</Pill>}
      {feature.labels.map((label) => (
        <Pill key={label}>{label}</Pill>
      ))}
      {feature.parentKey === null ? null : (
        <span className={styles['small']}>part of {feature.parentKey}</span>
      )}
      {feature.jiraKey === null ? null : (
        <span className={styles['small']}>Jira issue {feature.jiraKey}</span>
      )}
    </div>
  </>
);
