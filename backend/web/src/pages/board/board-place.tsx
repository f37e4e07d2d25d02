import { BoardPage } from '@valora/board';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { SampleBanner } from '../../sample/sample-banner.js';
import styles from './board-place.module.css';
import { EmptyBoardActions } from './empty-board-actions.js';

/** Epics and outcomes have pages of their own here. */
const screens = ['list', 'chart'] as const;

/** The board within the shell: it scrolls by itself, below the header. */
export const BoardPlace = () => {
  const place = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    document.title = 'Board · Valora';
  }, []);
  useEffect(() => {
    if (key !== 'default') place.current?.focus();
  }, [key]);
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <SampleBanner />
      <div className={styles.board}>
        <BoardPage emptyActions={<EmptyBoardActions />} screens={screens} />
      </div>
    </div>
  );
};
