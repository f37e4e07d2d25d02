import Button from '@atlaskit/button/new';
import type { Feature } from '@valora/contracts';
import { useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { useWhyNot } from '../page/session-context.js';
import { DetailsForm } from './details-form.js';
import { DetailsView } from './details-view.js';
import { NeedsEditor } from './needs-editor.js';
import { RemoveFeature } from './remove-feature.js';
import { SimilarFeatures } from './similar-features.js';
import styles from './drawer.module.css';

/** Description, classes and prerequisites, and the form to change them. */
export const DetailsTab = ({ feature }: { feature: Feature }) => {
  const [isEditing, setIsEditing] = useState(false);
  const whyNot = useWhyNot('features.write');
  const format = useFormat();
  if (isEditing) {
    return (
      <DetailsForm
        feature={feature}
        onDone={() => {
          setIsEditing(false);
        }}
      />
    );
  }
  return (
    <>
      {whyNot === null ? (
        <div className={styles['actions']}>
          <Button
            onClick={() => {
              setIsEditing(true);
            }}
          >
            Edit
          </Button>
          <RemoveFeature feature={feature} />
        </div>
      ) : (
        <p className={styles['small']}>{whyNot}</p>
      )}
      <DetailsView feature={feature} />
      <NeedsEditor feature={feature} isReadOnly={whyNot !== null} />
      <SimilarFeatures feature={feature} />
      <p className={styles['small']}>
        Since {format.day(feature.createdAt)}
        {feature.deliveredAt === null ? '' : `, delivered ${format.day(feature.deliveredAt)}`}
      </p>
    </>
  );
};
