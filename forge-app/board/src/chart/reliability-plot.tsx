import { scaleLinear } from 'd3-scale';
import { useState } from 'react';
import { useFormat } from '../format/use-format.js';
import { useWidth } from '../ui/use-width.js';
import type { Frame } from './use-chart-scales.js';
import styles from './reliability-plot.module.css';

/** A promised share, and how often it came true; null where nothing fell into it. */
export interface PlottedShare {
  readonly predicted: number;
  readonly observed: number | null;
  readonly n: number;
}

interface ReliabilityPlotProps {
  /** What the drawing shows, for who cannot see it; a table beside it holds the figures. */
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  readonly points: readonly PlottedShare[];
}

const ticks = [0, 0.25, 0.5, 0.75, 1] as const;
const widestPx = 380;
const narrowestPx = 220;
/** Radius of a dot that rests on next to nothing, and of the one that rests on most. */
const smallestPx = 2;
const largestPx = 6;

const frameOf = (widthPx: number): Frame => {
  const width = Math.min(Math.max(widthPx, narrowestPx), widestPx);
  return { width, height: Math.round(width * 0.86), left: 48, right: 24, top: 28, bottom: 44 };
};

const scalesOf = (frame: Frame) => ({
  x: scaleLinear([0, 1], [frame.left, frame.width - frame.right]),
  y: scaleLinear([0, 1], [frame.height - frame.bottom, frame.top]),
});
type Scales = ReturnType<typeof scalesOf>;

const Axes = ({
  scales: { x, y },
  frame,
  xName,
  yName,
}: {
  scales: Scales;
  frame: Frame;
  xName: string;
  yName: string;
}) => {
  const format = useFormat();
  return (
    <g className={styles['axes']}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={x(tick)} y={y(0) + 16} textAnchor="middle">
            {format.probability(tick)}
          </text>
          <text x={x(0) - 8} y={y(tick)} dy="0.32em" textAnchor="end">
            {format.probability(tick)}
          </text>
        </g>
      ))}
      <text x={x(1)} y={frame.height - 6} textAnchor="end" className={styles['axisName']}>
        {xName} →
      </text>
      <text x={2} y={frame.top - 14} className={styles['axisName']}>
        ↑ {yName}
      </text>
    </g>
  );
};

interface DotProps {
  readonly at: { readonly x: number; readonly y: number };
  /** Radius in pixels. */
  readonly size: number;
  readonly count: string | null;
}

const Dot = ({ at: { x, y }, size, count }: DotProps) => {
  // Above the dot, but below it where the frame ends.
  const isHigh = y < 52;
  return (
    <g>
      <circle cx={x} cy={y} r={size} className={styles['dot']} />
      <text x={x} y={y} dy={isHigh ? 20 : -10} textAnchor="middle" className={styles['count']}>
        {count}
      </text>
    </g>
  );
};

/** Promised shares against what came true; on the diagonal they are the same. */
export const ReliabilityPlot = ({ label, xName, yName, points }: ReliabilityPlotProps) => {
  const [holder, setHolder] = useState<HTMLDivElement | null>(null);
  const frame = frameOf(useWidth(holder));
  const scales = scalesOf(frame);
  const { x, y } = scales;
  const format = useFormat();
  const dots = points.flatMap(({ predicted, observed, n }) =>
    observed === null ? [] : [{ x: x(predicted), y: y(observed), n }],
  );
  const most = Math.max(1, ...dots.map(({ n }) => n));
  // The same number at every point is said once; where numbers differ, a line would give one outcome the weight of many.
  const alike = new Set(dots.map(({ n }) => n)).size === 1 ? (dots[0]?.n ?? null) : null;
  return (
    <div ref={setHolder}>
      <svg role="img" aria-label={label} width={frame.width} height={frame.height} className={styles['plot']}>
        <Axes scales={scales} frame={frame} xName={xName} yName={yName} />
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles['diagonal']} />
        {alike === null ? null : (
          <polyline
            points={dots.map((dot) => `${String(dot.x)},${String(dot.y)}`).join(' ')}
            className={styles['path']}
          />
        )}
        {dots.map((dot) => (
          <Dot
            key={`${String(dot.x)} ${String(dot.y)}`}
            at={dot}
            size={smallestPx + (largestPx - smallestPx) * Math.sqrt(dot.n / most)}
            count={alike === null ? format.exact(dot.n) : null}
          />
        ))}
        {alike === null ? null : (
          <text x={x(1)} y={y(0)} dx={-6} dy={-8} textAnchor="end" className={styles['count']}>
            {format.count(alike, 'outcome', 'outcomes')} each
          </text>
        )}
      </svg>
    </div>
  );
};
