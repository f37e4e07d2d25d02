import { useMemo, useState, type PointerEvent } from 'react';
import { useFormat } from '../format/use-format.js';
import { SampleMark } from '../ui/pill.js';
import { crossed, nearest, type ChartPoint } from './chart-points.js';
import { BreakEven, ChartAxes } from './chart-axes.js';
import { rankLabels } from './rank-labels.js';
import { useChartScales, type ChartScales, type Frame } from './use-chart-scales.js';
import styles from './chart.module.css';

interface ScatterChartProps {
  readonly points: readonly ChartPoint[];
  readonly widthPx: number;
  readonly dayRate: number;
  readonly openId: string | null;
  readonly onOpen: (featureId: string) => void;
}

interface Dot {
  readonly point: ChartPoint;
  readonly x: number;
  readonly y: number;
}

const reachPx = 20;

const Cross = ({ dot, scales }: { dot: Dot; scales: ChartScales }) => {
  const { value, effort } = dot.point;
  return (
    <g className={styles['cross']}>
      <line x1={scales.x(effort.p10)} x2={scales.x(effort.p90)} y1={dot.y} y2={dot.y} />
      <line x1={dot.x} x2={dot.x} y1={scales.y(value.p10)} y2={scales.y(value.p90)} />
    </g>
  );
};

const Ranks = ({ dots }: { dots: readonly Dot[] }) => (
  <g className={styles['ranks']}>
    {rankLabels(dots).map(({ x, y, text }) => (
      <text key={`${text} ${String(x)}`} x={x} y={y} dx={10} dy="0.35em">
        {text}
      </text>
    ))}
  </g>
);

const Reading = ({ point }: { point: ChartPoint | null }) => {
  const format = useFormat();
  if (!point) return <p className={styles['reading']}>Point at a dot to read it; click opens the feature.</p>;
  const money = (amount: number) => format.money(amount, point.currency);
  return (
    <p className={styles['reading']}>
      <strong>{point.key}</strong> {point.isSample ? <SampleMark /> : null} {point.title}. Value{' '}
      {money(point.value.mean)} (80 %: {money(point.value.p10)} to {money(point.value.p90)}), effort{' '}
      {format.days(point.effort.mean)} ({format.number(point.effort.p10)} to {format.number(point.effort.p90)}
      ).
    </p>
  );
};

const frameOf = (widthPx: number): Frame => ({
  width: widthPx,
  height: Math.round(Math.min(Math.max(widthPx * 0.55, 320), 560)),
  left: 64,
  right: 16,
  top: 16,
  bottom: 44,
});

/** Dots on square-root axes. A drawing for the eye and the pointer; keyboard and screen reader have the table. */
export const ScatterChart = ({ points, widthPx, dayRate, openId, onOpen }: ScatterChartProps) => {
  const [pointed, setPointed] = useState<Dot | null>(null);
  const frame = useMemo(() => frameOf(Math.max(widthPx, 280)), [widthPx]);
  const scales = useChartScales(points, frame);
  const dots = useMemo(
    () =>
      points.map((point): Dot => ({ point, x: scales.x(point.effort.mean), y: scales.y(point.value.mean) })),
    [points, scales],
  );
  const find = (event: PointerEvent<SVGSVGElement>): Dot | null => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return nearest(dots, { x: event.clientX - left, y: event.clientY - top }, reachPx);
  };
  const best = dots.slice(0, crossed);
  const active = pointed ?? dots.find(({ point }) => point.id === openId) ?? null;
  return (
    <figure className={styles['figure']}>
      <svg
        role="img"
        aria-label="Value against effort of the features; the table holds the same figures"
        width={frame.width}
        height={frame.height}
        className={pointed ? styles['pointing'] : undefined}
        onPointerMove={(event) => {
          setPointed(find(event));
        }}
        onPointerLeave={() => {
          setPointed(null);
        }}
        onClick={(event) => {
          const dot = find(event as unknown as PointerEvent<SVGSVGElement>);
          if (dot) onOpen(dot.point.id);
        }}
      >
        <ChartAxes scales={scales} frame={frame} currency={points[0]?.currency ?? 'EUR'} />
        <BreakEven scales={scales} dayRate={dayRate} />
        {dots.slice(crossed).map(({ point, x, y }) => (
          <circle key={point.id} cx={x} cy={y} r={4} className={styles['dot']} />
        ))}
        {best.map((dot) => (
          <Cross key={dot.point.id} dot={dot} scales={scales} />
        ))}
        {best.map(({ point, x, y }) => (
          <circle key={point.id} cx={x} cy={y} r={6} className={styles['best']} />
        ))}
        {active ? (
          <>
            {best.includes(active) ? null : <Cross dot={active} scales={scales} />}
            <circle cx={active.x} cy={active.y} r={7} className={styles['active']} />
          </>
        ) : null}
        <Ranks dots={best} />
      </svg>
      <figcaption>
        <Reading point={active?.point ?? null} />
        <p className={styles['legend']}>
          {points.some(({ isSample }) => isSample) ? <SampleMark /> : null} Numbers are ranks. Crosses span 80
          % of what value and effort may turn out to be. Above the dashed line a feature earns more than it
          costs.
        </p>
      </figcaption>
    </figure>
  );
};
