import Button from '@atlaskit/button/new';
import { policySentence, rulesSentence, useFormat } from '@valora/board';
import type { DataPolicy } from '@valora/contracts';
import { useState } from 'react';
import rows from '../../../ui/rows.module.css';
import { PolicyForm } from './policy-form.js';

const PolicyRow = ({ policy }: { readonly policy: DataPolicy }) => {
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={rows.row}>
      <div className={rows.words}>
        <span className={rows.name}>{policy.projectKey}</span>
        <span>{policySentence(policy)}</span>
        <span>{rulesSentence(policy)}</span>
        <span className={rows.meta}>
          {policy.writeScores ? 'ROI and rank are written back to its issues' : 'nothing is written back'}
          {policy.updatedAt === null
            ? ''
            : `, changed ${format.age(policy.updatedAt)}${policy.updatedBy === null ? '' : ` by ${policy.updatedBy}`}`}
        </span>
      </div>
      <div className={rows.actions}>
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Change for {policy.projectKey}
        </Button>
      </div>
      {isOpen ? <PolicyForm policy={policy} onDone={() => setOpen(false)} /> : null}
    </li>
  );
};

/** What of each connected project may leave Jira. */
export const PolicyList = ({ policies }: { readonly policies: readonly DataPolicy[] }) => (
  <ul className={rows.rows}>
    {policies.map((policy) => (
      <PolicyRow key={policy.projectId} policy={policy} />
    ))}
  </ul>
);
